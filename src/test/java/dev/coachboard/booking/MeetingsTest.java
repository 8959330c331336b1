package dev.coachboard.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.coachboard.TestDatabase;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.dev.meetings.MeetingSimulator;
import dev.coachboard.dev.meetings.MeetingSimulator.SimulatedMeeting;
import dev.coachboard.identity.Cast;
import dev.coachboard.jobs.JobRun;
import dev.coachboard.jobs.Pump;
import dev.coachboard.mail.Mailbox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Maya's confirmed booking gets a video link, and keeps its place whatever the provider does. */
@QuarkusTest
class MeetingsTest {

    @Inject
    Cast cast;

    @Inject
    MovableClock clock;

    @Inject
    Pump pump;

    @Inject
    Mailbox mailbox;

    @Inject
    MeetingJob job;

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
    void present() {
        clock.reset();
    }

    @Test
    void a_confirmed_booking_shows_its_link_and_keeps_its_version() {
        var booking = book();
        var before = Desk.read(house.maya(), booking)
                .body("meetingUrl", nullValue())
                .body("meetingStatus", is("PENDING"))
                .extract()
                .header("ETag");
        pump.run();
        var after = Desk.read(house.maya(), booking)
                .body("meetingUrl", is(only(booking).url()))
                .body("meetingStatus", is("READY"))
                .extract()
                .header("ETag");
        assertThat(after).isNotEqualTo(before);
        house.maya()
                .call()
                .header("If-None-Match", before)
                .get("/api/v1/bookings/{id}", booking)
                .then()
                .statusCode(200);
        // The link is no change of the booking: a client that read it before may still move it.
        house.maya()
                .call()
                .header("If-Match", before)
                .body(Map.of("startsAt", monday.plus(Duration.ofHours(2)).toString()))
                .patch("/api/v1/bookings/{id}", booking)
                .then()
                .statusCode(200);
    }

    @Test
    void a_second_run_makes_no_second_meeting() throws Exception {
        var booking = book();
        pump.run();
        var calls = provider.calls();
        TestDatabase.update(
                """
                insert into jobs (task_name, task_instance, task_data, execution_time, picked, version)
                values ('booking-meeting', ?, convert_to(?, 'UTF8'), ?::timestamptz, false, 1)
                """,
                booking + ":again",
                """
                {"practiceId": "%s", "data": {"bookingId": "%s"}}""".formatted(house.practiceId(), booking),
                clock.instant().toString());
        pump.run();
        assertThat(provider.calls()).isEqualTo(calls);
        assertThat(meetings(booking)).hasSize(1);
    }

    @Test
    void a_move_moves_the_meeting() {
        var booking = book();
        pump.run();
        var url = only(booking).url();
        Desk.move(house.maya(), booking, monday.plus(Duration.ofHours(3))).statusCode(200);
        pump.run();
        assertThat(only(booking).said().path("startsAt").asText())
                .isEqualTo(monday.plus(Duration.ofHours(3)).toString());
        Desk.read(house.maya(), booking).body("meetingUrl", is(url)).body("meetingStatus", is("READY"));
    }

    @Test
    void a_cancellation_removes_the_meeting() {
        var booking = book();
        pump.run();
        Desk.become(house.ada(), booking, "cancellation").statusCode(200);
        Desk.read(house.maya(), booking).body("meetingUrl", nullValue()).body("meetingStatus", nullValue());
        pump.run();
        assertThat(meetings(booking)).isEmpty();
        assertThat(TestDatabase.column("select status from meetings where id = ?", booking))
                .containsExactly("REMOVED");
    }

    @Test
    void a_hold_has_no_meeting_until_it_is_confirmed() {
        var booking = Desk.booked(house.maya(), Desk.at(house.ada(), monday, "hold", true));
        pump.run();
        assertThat(meetings(booking)).isEmpty();
        Desk.become(house.maya(), booking, "confirmation").statusCode(200);
        pump.run();
        Desk.read(house.maya(), booking).body("meetingUrl", startsWith("https://"));
    }

    @Test
    void the_link_is_in_the_reminder_the_mail_of_a_move_and_the_feed() {
        var booking = book();
        pump.run();
        var url = only(booking).url();
        Desk.move(house.maya(), booking, monday.plus(Duration.ofHours(1))).statusCode(200);
        var moved = mailbox.newest(house.maya().email());
        assertThat(moved.text()).contains("Video:     " + url);
        assertThat(moved.html()).contains("href=\"" + url + "\"");
        var address =
                house.maya().call().post("/api/v1/me/calendar-feed").path("url").toString();
        var feed = RestAssured.get(address.substring(address.indexOf("/api/"))).asString();
        assertThat(feed.replace("\r\n ", "")).contains("URL:" + url, "LOCATION:" + url);
        clock.moveTo(monday.minus(Duration.ofHours(22)));
        assertThat(mailbox.newest(house.maya().email()).text()).contains("Video:     " + url);
    }

    @Test
    void an_erased_client_leaves_no_link_here_or_at_the_provider() {
        var upcoming = book();
        var past = Desk.booked(house.maya(), Desk.at(house.ada(), monday.minus(Duration.ofDays(3))));
        pump.run();
        TestDatabase.update("""
                update bookings set starts_at = starts_at - interval '30 days', ends_at = ends_at - interval '30 days',
                    blocked_until = blocked_until - interval '30 days' where id = ?
                """, past);
        house.ada()
                .callOnce()
                .body(Map.of("confirm", "Maya Okafor"))
                .post("/api/v1/clients/{id}/erasure", house.maya().id())
                .then()
                .statusCode(204);
        pump.run();
        assertThat(meetings(upcoming)).isEmpty();
        assertThat(TestDatabase.count("select count(url) from meetings where practice_id = ?", house.practiceId()))
                .isZero();
    }

    @Test
    void another_practice_does_not_see_the_meeting() throws Exception {
        var booking = book();
        pump.run();
        Desk.read(cast.open().ada(), booking).statusCode(404);
        job.handle(new MeetingJob.Change(UUID.randomUUID()), new JobRun("unknown", 1));
    }

    private UUID book() {
        return Desk.booked(house.maya(), Desk.at(house.ada(), monday));
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
