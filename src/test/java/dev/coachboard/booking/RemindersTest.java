package dev.coachboard.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.TestDatabase;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.dev.ReceivedMail;
import dev.coachboard.identity.Cast;
import dev.coachboard.mail.Mailbox;
import dev.coachboard.platform.tenancy.CurrentPractice;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class RemindersTest {

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String TOMORROW = "Your session begins tomorrow";
    private static final String SOON = "Your session begins in an hour";

    @Inject
    Cast cast;

    @Inject
    MovableClock clock;

    @Inject
    Mailbox mailbox;

    @Inject
    ReminderJob job;

    @Inject
    CurrentPractice practice;

    private Cast.House house;
    private Instant start;

    @BeforeEach
    void openTheDesk() {
        house = cast.open();
        Desk.open(house.ada());
        start = Desk.inDays(clock.instant(), 3);
    }

    @AfterEach
    void present() {
        clock.reset();
    }

    @Test
    void a_client_is_reminded_a_day_and_an_hour_ahead_and_once_each() {
        book(start);
        assertThat(remindersAt(start.minus(DAY).minusSeconds(60))).isEmpty();
        assertThat(remindersAt(start.minus(DAY))).containsExactly(TOMORROW);
        assertThat(remindersAt(start.minus(HOUR).minusSeconds(60))).containsExactly(TOMORROW);
        assertThat(remindersAt(start.minus(HOUR))).containsExactly(TOMORROW, SOON);
        assertThat(remindersAt(start.plus(DAY))).containsExactly(TOMORROW, SOON);
    }

    @Test
    void a_coach_is_not_reminded() {
        book(start);
        remindersAt(start.minus(HOUR));
        assertThat(mailbox.subjects(house.ada().email())).noneMatch(subject -> subject.contains("begins"));
    }

    @Test
    void a_moved_session_is_reminded_of_at_its_new_time_alone() {
        var booking = book(start);
        Desk.move(house.ada(), booking, start.plus(DAY)).statusCode(200);
        assertThat(remindersAt(start.minus(HOUR))).isEmpty();
        assertThat(remindersAt(start)).containsExactly(TOMORROW);
    }

    @Test
    void moved_to_and_fro_a_start_is_reminded_of_once() {
        var booking = book(start);
        Desk.move(house.ada(), booking, start.plus(DAY)).statusCode(200);
        mailbox.of(house.maya().email());
        Desk.move(house.ada(), booking, start).statusCode(200);
        assertThat(remindersAt(start.minus(DAY))).containsExactly(TOMORROW);
        assertThat(remindersAt(start.minus(HOUR))).containsExactly(TOMORROW, SOON);
        assertThat(remindersAt(start.plus(DAY))).hasSize(2);
    }

    @Test
    void a_cancelled_session_is_not_reminded_of() {
        var booking = book(start);
        Desk.become(house.maya(), booking, "cancellation").statusCode(200);
        assertThat(remindersAt(start.minus(HOUR))).isEmpty();
    }

    @Test
    void who_books_within_the_day_is_reminded_an_hour_ahead_alone() {
        clock.moveTo(start.minus(Duration.ofHours(3)));
        house = signedInAgain();
        book(start);
        assertThat(remindersAt(start.minus(HOUR))).containsExactly(SOON);
    }

    @Test
    void who_books_half_an_hour_ahead_is_not_reminded() {
        clock.moveTo(start.minus(Duration.ofMinutes(30)));
        house = signedInAgain();
        book(start);
        assertThat(remindersAt(start.plus(HOUR))).isEmpty();
    }

    @Test
    void a_reminder_that_a_dead_instance_left_behind_comes_late_but_not_after_the_start() {
        book(start);
        assertThat(remindersAt(start.minusSeconds(60))).containsExactly(SOON);
        assertThat(remindersAt(start.plusSeconds(60))).hasSize(1);
    }

    @Test
    void a_reminder_that_runs_twice_is_mailed_once() {
        var booking = book(start);
        remindersAt(start.minus(DAY));
        var key = key(booking, start, "DAY");
        assertThat(TestDatabase.count("select count(*) from mail_deliveries where key = ?", "reminder:" + key))
                .isOne();
        // As if the worker had died after its mail was sent and before its job was taken off the queue.
        TestDatabase.update(
                "insert into jobs (task_name, task_instance, task_data, execution_time, picked, version, priority)"
                        + " values ('booking-reminder', ?, convert_to(?, 'UTF8'), now(), false, 1, 0)",
                key,
                "{\"practiceId\":\"%s\",\"data\":{\"bookingId\":\"%s\",\"kind\":\"DAY\",\"startsAt\":\"%s\"}}"
                        .formatted(house.practiceId(), booking, start));
        assertThat(remindersAt(start.minus(DAY))).hasSize(1);
    }

    @Test
    void who_moves_or_cancels_takes_the_reminders_off_the_queue() {
        var booking = book(start);
        assertThat(planned(booking)).containsExactlyInAnyOrder(key(booking, start, "DAY"), key(booking, start, "HOUR"));
        var later = start.plus(DAY);
        Desk.move(house.ada(), booking, later).statusCode(200);
        assertThat(planned(booking)).isEmpty();
        mailbox.of(house.maya().email());
        assertThat(planned(booking)).containsExactlyInAnyOrder(key(booking, later, "DAY"), key(booking, later, "HOUR"));
        Desk.become(house.ada(), booking, "cancellation").statusCode(200);
        assertThat(planned(booking)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Reminder.Kind.class)
    void a_reminder_that_waits_for_the_mail_server_goes_when_its_session_does(Reminder.Kind kind) {
        var moved = book(start);
        var cancelled = book(start.plus(HOUR));
        written(moved, kind, start);
        written(cancelled, kind, start.plus(HOUR));
        Desk.move(house.ada(), moved, start.plus(DAY)).statusCode(200);
        Desk.become(house.ada(), cancelled, "cancellation").statusCode(200);
        assertThat(remindersAt(clock.instant())).isEmpty();
    }

    @Test
    void a_reminder_that_waited_for_the_mail_server_for_two_hours_is_dropped() {
        written(book(start), Reminder.Kind.DAY, start);
        assertThat(remindersAt(start.minus(DAY).plus(HOUR.multipliedBy(2)))).isEmpty();
        assertThat(remindersAt(start.minus(HOUR))).containsExactly(SOON);
    }

    /** As its job leaves it, while no mail goes out. */
    private void written(UUID booking, Reminder.Kind kind, Instant startsAt) {
        practice.enter(house.practiceId());
        job.handle(new Reminder(booking, kind, startsAt), null);
    }

    private List<Object> planned(UUID booking) {
        return TestDatabase.column(
                "select task_instance from jobs where task_name = 'booking-reminder' and task_instance like ?",
                booking + ":%");
    }

    private static String key(UUID booking, Instant startsAt, String kind) {
        return booking + ":" + kind + ":" + startsAt;
    }

    private UUID book(Instant at) {
        var booking = Desk.booked(house.maya(), Desk.at(house.ada(), at));
        mailbox.of(house.maya().email());
        return booking;
    }

    private List<String> remindersAt(Instant now) {
        clock.moveTo(now);
        return mailbox.mails(house.maya().email()).stream()
                .map(ReceivedMail::subject)
                .filter(subject -> subject.contains("begins"))
                .toList();
    }

    private Cast.House signedInAgain() {
        return new Cast.House(
                house.practiceId(),
                house.slug(),
                cast.signInAgain(house.ada()),
                house.ben(),
                cast.signInAgain(house.maya()),
                house.noah());
    }
}
