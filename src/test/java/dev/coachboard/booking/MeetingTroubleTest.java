package dev.coachboard.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.coachboard.dev.MovableClock;
import dev.coachboard.dev.meetings.MeetingFault;
import dev.coachboard.dev.meetings.MeetingSimulator;
import dev.coachboard.dev.meetings.MeetingSimulator.SimulatedMeeting;
import dev.coachboard.identity.Cast;
import dev.coachboard.jobs.Pump;
import dev.coachboard.mail.Mailbox;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The provider of video meetings fails, and the booking does not. */
@QuarkusTest
class MeetingTroubleTest {

    @Inject
    Cast cast;

    @Inject
    MovableClock clock;

    @Inject
    Pump pump;

    @Inject
    Mailbox mailbox;

    @Inject
    MeetingSimulator provider;

    private Cast.House house;
    private Instant monday;

    @BeforeEach
    void openTheDesk() {
        house = cast.open();
        Desk.open(house.ada());
        monday = Desk.inDays(clock.instant(), 7);
    }

    @AfterEach
    void mend() {
        provider.fault(MeetingFault.NONE);
        clock.reset();
    }

    @Test
    void a_lost_answer_makes_no_second_meeting() {
        provider.fault(MeetingFault.LOST_ANSWERS);
        var booking = book();
        pump.run();
        Desk.read(house.maya(), booking).body("meetingUrl", nullValue());
        provider.fault(MeetingFault.NONE);
        retry();
        Desk.read(house.maya(), booking).body("meetingUrl", is(only(booking).url()));
    }

    @Test
    void a_move_before_the_first_answer_ends_at_the_new_time() {
        provider.fault(MeetingFault.LOST_ANSWERS);
        var booking = book();
        pump.run();
        provider.fault(MeetingFault.NONE);
        Desk.move(house.maya(), booking, monday.plus(Duration.ofHours(3))).statusCode(200);
        pump.run();
        retry();
        assertThat(only(booking).said().path("startsAt").asText())
                .isEqualTo(monday.plus(Duration.ofHours(3)).toString());
    }

    @Test
    void a_cancellation_removes_a_meeting_whose_answer_was_lost_too() {
        provider.fault(MeetingFault.LOST_ANSWERS);
        var booking = book();
        pump.run();
        provider.fault(MeetingFault.NONE);
        Desk.become(house.ada(), booking, "cancellation").statusCode(200);
        pump.run();
        retry();
        assertThat(meetings(booking)).isEmpty();
    }

    @Test
    void a_provider_that_refuses_leaves_the_booking_without_a_link() {
        provider.fault(MeetingFault.REFUSING);
        var booking = book();
        pump.run();
        Desk.read(house.maya(), booking)
                .statusCode(200)
                .body("status", is("CONFIRMED"))
                .body("meetingUrl", nullValue())
                .body("meetingStatus", is("FAILED"));
        assertThat(mailbox.newest(house.maya().email()).text()).doesNotContain("Video:");
    }

    @Test
    void a_provider_that_fails_is_asked_again_later() {
        provider.fault(MeetingFault.FAILING);
        var booking = book();
        pump.run();
        Desk.read(house.maya(), booking).body("meetingStatus", is("PENDING"));
        provider.fault(MeetingFault.NONE);
        retry();
        Desk.read(house.maya(), booking).body("meetingStatus", is("READY"));
    }

    private UUID book() {
        return Desk.booked(house.maya(), Desk.at(house.ada(), monday));
    }

    private void retry() {
        clock.advance(Duration.ofMinutes(1));
        pump.run();
    }

    private SimulatedMeeting only(UUID booking) {
        assertThat(meetings(booking)).hasSize(1);
        return meetings(booking).get(0);
    }

    private List<SimulatedMeeting> meetings(UUID booking) {
        return provider.meetings().stream()
                .filter(meeting -> meeting.bookingId().equals(booking.toString()))
                .toList();
    }
}
