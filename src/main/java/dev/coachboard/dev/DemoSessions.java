package dev.coachboard.dev;

import dev.coachboard.platform.id.Ids;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A year of sessions with their notes, today's bookings and those of the coming weeks, and the credits they took. */
final class DemoSessions {

    private static final Duration SESSION = Duration.ofMinutes(60);
    private static final int[] HOURS = {9, 10, 11, 13, 14, 15, 16};
    private static final List<String> NOTES = List.of(
            "Clear about the goal for the quarter; wants to practise saying no.",
            "Energy is better. We agreed on two evenings a week without screens.",
            "Brought the talk with the board. Rehearsed the opening twice.",
            "Stuck on delegation. Next step: hand over the Monday report.");

    private final DemoHouse house;
    private final DemoRows rows;
    private final Instant now;
    private final ZoneId zone;
    private final Random random = new Random(42); // because every clone should show the same practice
    private final List<UUID> coaches = new ArrayList<>();
    private final List<List<Instant>> free = new ArrayList<>();

    DemoSessions(DemoHouse house, DemoRows rows, Instant now) {
        this.house = house;
        this.rows = rows;
        this.now = now;
        this.zone = ZoneId.of(house.zone());
    }

    void coach(UUID id) {
        coaches.add(id);
        free.add(comingSlots());
    }

    /** Clients are shared out among the coaches in turn. */
    void client(UUID client, int index, UUID program, boolean archived) throws SQLException {
        var coach = index % coaches.size();
        var enrolment = enrolment(client, program, archived ? 5 : 4);
        var taken = sessions(client, coach, index, enrolment);
        if (archived) return;
        bookings(client, coach, enrolment, taken);
        // Two or three of a coach's ten come today as well.
        var turn = index / coaches.size();
        if (turn % 3 == 2)
            booking(
                    client,
                    coach,
                    null,
                    at(LocalDate.ofInstant(now, zone), HOURS[turn % HOURS.length]),
                    "CONFIRMED",
                    ago(3));
    }

    /** Three weeks of full hours on weekdays, which bookings then take in turn, so that none overlap. */
    private List<Instant> comingSlots() {
        var slots = new ArrayList<Instant>();
        var first = LocalDate.ofInstant(now, zone).plusDays(1);
        for (var day = first; day.isBefore(first.plusDays(21)); day = day.plusDays(1)) {
            if (day.getDayOfWeek().getValue() > 5) continue;
            for (var hour : HOURS) slots.add(at(day, hour));
        }
        return slots;
    }

    private Instant at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(zone).toInstant();
    }

    private UUID enrolment(UUID client, UUID program, int creditsLeft) throws SQLException {
        var id = Ids.next();
        rows.add(
                "enrolments",
                "practice_id, id, client_id, program_id, credits_left, enrolled_at, version",
                house.practiceId(),
                id,
                client,
                program,
                creditsLeft,
                ago(369),
                0);
        entry(id, "GRANTED", 30, 30, null, ago(369));
        return id;
    }

    private void entry(UUID enrolment, String reason, int delta, int balance, UUID booking, Instant when)
            throws SQLException {
        rows.add(
                "credit_entries",
                "practice_id, id, enrolment_id, reason, delta, balance, booking_id, occurred_at",
                house.practiceId(),
                Ids.next(),
                enrolment,
                reason,
                delta,
                balance,
                booking,
                when);
    }

    /** One every two weeks for a year; each used a credit. */
    private int sessions(UUID client, int coach, int index, UUID enrolment) throws SQLException {
        var taken = 0;
        for (var weeksAgo = 50; weeksAgo >= 2; weeksAgo -= 2) {
            var day = LocalDate.ofInstant(now, zone).minusWeeks(weeksAgo).with(DayOfWeek.of(1 + index % 5));
            var startsAt = at(day, HOURS[(index / 5) % HOURS.length]);
            var attended = random.nextInt(12) > 0;
            var booking = booking(client, coach, enrolment, startsAt, attended ? "COMPLETED" : "NO_SHOW", startsAt);
            entry(enrolment, "TAKEN", -1, 29 - taken++, booking, startsAt.minus(3, ChronoUnit.DAYS));
            var session = Ids.next();
            rows.add(
                    "coaching_sessions",
                    "practice_id, id, client_id, coach_id, booking_id, starts_at, ends_at, zone, status, created_at, version",
                    house.practiceId(),
                    session,
                    client,
                    coaches.get(coach),
                    booking,
                    startsAt,
                    startsAt.plus(SESSION),
                    house.zone(),
                    attended ? "COMPLETED" : "NO_SHOW",
                    startsAt.plus(SESSION),
                    0);
            if (attended) note(session, coaches.get(coach), startsAt.plus(SESSION), random.nextInt(3) > 0);
        }
        return taken;
    }

    private void note(UUID session, UUID coach, Instant when, boolean shared) throws SQLException {
        rows.add(
                "notes",
                "practice_id, id, session_id, author_id, visibility, body, created_at, updated_at, version",
                house.practiceId(),
                Ids.next(),
                session,
                coach,
                shared ? "SHARED" : "PRIVATE",
                NOTES.get(random.nextInt(NOTES.size())),
                when,
                when,
                0);
    }

    /** The next one, with a credit, and one that was called off; the rest of the 30 credits stays. */
    private void bookings(UUID client, int coach, UUID enrolment, int taken) throws SQLException {
        var next = booking(client, coach, enrolment, free.get(coach).remove(random.nextInt(8)), "CONFIRMED", ago(1));
        entry(enrolment, "TAKEN", -1, 29 - taken, next, ago(1));
        booking(client, coach, null, free.get(coach).get(20), "CANCELLED", ago(2));
    }

    private UUID booking(UUID client, int coach, UUID enrolment, Instant startsAt, String status, Instant made)
            throws SQLException {
        var id = Ids.next();
        var endsAt = startsAt.plus(SESSION);
        rows.add(
                "bookings",
                "practice_id, id, coach_id, client_id, enrolment_id, starts_at, ends_at, blocked_until, zone, status,"
                        + " created_at, cancelled_at, version",
                house.practiceId(),
                id,
                coaches.get(coach),
                client,
                enrolment,
                startsAt,
                endsAt,
                endsAt,
                house.zone(),
                status,
                made,
                status.equals("CANCELLED") ? made : null,
                0);
        return id;
    }

    private Instant ago(int days) {
        return now.minus(days, ChronoUnit.DAYS);
    }
}
