package dev.coachboard.booking;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import dev.coachboard.TestDatabase;
import dev.coachboard.dev.ReceivedMail;
import dev.coachboard.identity.Cast;
import dev.coachboard.mail.Mailbox;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What both people are told of a booking. */
@QuarkusTest
class BookingMailsTest {

    @Inject
    Cast cast;

    @Inject
    Clock clock;

    @Inject
    Mailbox mailbox;

    private Cast.House house;
    private Instant monday;

    @BeforeEach
    void openTheDesk() {
        house = cast.open();
        Desk.open(house.ada());
        monday = Desk.inDays(clock.instant(), 7);
    }

    @Test
    void a_booking_is_told_to_client_and_coach_each_in_their_own_zone() {
        Desk.booked(house.maya(), Desk.at(house.ada(), monday));
        var toMaya = only(house.maya());
        assertThat(toMaya.subject()).startsWith("Booked: session, ");
        assertThat(toMaya.text())
                .contains("Tuesday, 1 December 2026, 10:00 to 11:00 (Europe/Berlin)", "Riverside Coaching");
        var toAda = only(house.ada());
        assertThat(toAda.subject()).startsWith("Booked: session with Maya Okafor, ");
        assertThat(toAda.html()).contains("Tuesday, 1 December 2026, 09:00 to 10:00 (UTC)");
    }

    @Test
    void the_calendar_entry_is_the_one_of_the_feed() throws Exception {
        var booking = Desk.booked(house.maya(), Desk.at(house.ada(), monday));
        var mail = only(house.maya());
        var calendar = calendar(mail);
        assertThat(mail.files().get(0).getContentType())
                .startsWith("text/calendar")
                .contains("method=REQUEST");
        assertThat(calendar.validate(ICalVersion.V2_0)).isEmpty();
        assertThat(calendar.getMethod().getValue()).isEqualTo("REQUEST");
        var event = calendar.getEvents().get(0);
        assertThat(event.getUid().getValue()).isEqualTo(booking + "@coachboard");
        assertThat(event.getSequence().getValue()).isZero();
        assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(monday);
        assertThat(event.getAttendees().get(0).getEmail())
                .isEqualTo(house.maya().email());
        assertThat(event.getOrganizer().getEmail()).isEqualTo("no-reply@coachboard.example");
    }

    @Test
    void a_move_tells_both_times_and_raises_the_sequence() throws Exception {
        var booking = Desk.booked(house.maya(), Desk.at(house.ada(), monday));
        var later = monday.plus(Duration.ofHours(2));
        Desk.move(house.maya(), booking, later).statusCode(200);
        var mail = mailbox.newest(house.maya().email());
        assertThat(mail.subject()).startsWith("Moved: session, now ");
        assertThat(mail.text())
                .contains(
                        "Tuesday, 1 December 2026, 12:00 to 13:00 (Europe/Berlin)",
                        "Tuesday, 1 December 2026, 10:00 (Europe/Berlin)");
        var event = calendar(mail).getEvents().get(0);
        assertThat(event.getUid().getValue()).isEqualTo(booking + "@coachboard");
        assertThat(event.getSequence().getValue()).isOne();
        assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(later);
        assertThat(mailbox.of(house.ada().email())).hasSize(2);
    }

    @Test
    void a_cancellation_takes_the_entry_out_of_the_calendar() throws Exception {
        var booking = Desk.booked(house.maya(), Desk.at(house.ada(), monday));
        Desk.become(house.ada(), booking, "cancellation").statusCode(200);
        for (var person : new Cast.Person[] {house.maya(), house.ada()}) {
            var mail = mailbox.newest(person.email());
            assertThat(mail.subject()).startsWith("Cancelled: session");
            assertThat(mail.files().get(0).getContentType()).contains("method=CANCEL");
            var calendar = calendar(mail);
            assertThat(calendar.getMethod().getValue()).isEqualTo("CANCEL");
            assertThat(calendar.getEvents().get(0).getSequence().getValue()).isOne();
            assertThat(calendar.getEvents().get(0).getStatus().getValue()).isEqualTo("CANCELLED");
        }
    }

    @Test
    void changes_that_follow_at_once_are_told_each_as_it_was() throws Exception {
        var booking = Desk.booked(house.maya(), Desk.at(house.ada(), monday));
        Desk.move(house.maya(), booking, monday.plus(Duration.ofHours(1))).statusCode(200);
        Desk.become(house.maya(), booking, "cancellation").statusCode(200);
        assertThat(mailbox.subjects(house.maya().email()))
                .anyMatch(subject -> subject.startsWith("Booked"))
                .anyMatch(subject -> subject.startsWith("Moved"))
                .anyMatch(subject -> subject.startsWith("Cancelled"))
                .hasSize(3);
    }

    @Test
    void of_a_hold_nobody_hears_before_it_is_confirmed_and_then_once() {
        var booking = Desk.booked(house.maya(), Desk.at(house.ada(), monday, "hold", true));
        Desk.move(house.maya(), booking, monday.plus(Duration.ofHours(1))).statusCode(200);
        assertThat(mailbox.of(house.maya().email())).isEmpty();
        Desk.become(house.maya(), booking, "confirmation").statusCode(200);
        Desk.become(house.maya(), booking, "confirmation").statusCode(200);
        assertThat(mailbox.subjects(house.maya().email()))
                .singleElement()
                .asString()
                .startsWith("Booked");
    }

    @Test
    void a_hold_that_is_given_up_was_never_news() {
        var booking = Desk.booked(house.maya(), Desk.at(house.ada(), monday, "hold", true));
        Desk.become(house.maya(), booking, "cancellation").statusCode(200);
        assertThat(mailbox.of(house.maya().email())).isEmpty();
    }

    @Test
    void a_booking_that_is_refused_is_not_told() {
        Desk.booked(house.maya(), Desk.at(house.ada(), monday));
        Desk.book(house.noah(), Desk.at(house.ada(), monday)).statusCode(409);
        assertThat(mailbox.of(house.noah().email())).isEmpty();
    }

    @Test
    void a_hostile_name_stays_a_name_in_mail_and_calendar() throws Exception {
        var name = "Eve \"The, Boss\"; <eve@example.com>: 🚀 مرحبا";
        TestDatabase.update(
                "update clients set name = ? where id = ?", name, house.maya().id());
        Desk.booked(house.maya(), Desk.at(house.ada(), monday));
        var toAda = only(house.ada());
        assertThat(toAda.subject()).startsWith("Booked: session with " + name + ", ");
        assertThat(calendar(toAda).getEvents().get(0).getSummary().getValue()).isEqualTo("Session with " + name);
        var attendees = calendar(only(house.maya())).getEvents().get(0).getAttendees();
        assertThat(attendees).singleElement().satisfies(attendee -> {
            assertThat(attendee.getEmail()).isEqualTo(house.maya().email());
            assertThat(attendee.getCommonName()).isEqualTo(name.replace('"', '\''));
        });
    }

    private ReceivedMail only(Cast.Person person) {
        var mails = mailbox.mails(person.email());
        assertThat(mails).hasSize(1);
        return mails.get(0);
    }

    private static ICalendar calendar(ReceivedMail mail) throws Exception {
        var bytes = mail.files().get(0).getInputStream().readAllBytes();
        return Biweekly.parse(new String(bytes, StandardCharsets.UTF_8)).first();
    }
}
