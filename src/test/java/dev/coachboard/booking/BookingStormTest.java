package dev.coachboard.booking;

import static dev.coachboard.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.TestDatabase;
import dev.coachboard.identity.Cast;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everybody wants the same hour. */
@QuarkusTest
class BookingStormTest {

    @Inject
    Cast cast;

    @Inject
    Clock clock;

    private Cast.House house;
    private Instant monday;
    private long deadlocksBefore;

    @BeforeEach
    void openTheDesk() {
        house = cast.open();
        Desk.open(house.ada());
        monday = Desk.inDays(clock.instant(), 7);
        deadlocksBefore = deadlocks();
    }

    @Test
    void fifty_who_want_one_slot_get_one_booking_and_forty_nine_refusals() throws Exception {
        var clients = clients(50);
        var statuses = atOnce(50, i -> book(clients.get(i), monday));
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(49);
        assertThat(bookings()).isOne();
    }

    @Test
    void one_who_wants_it_on_fifty_devices_gets_it_once_and_may_book_again() throws Exception {
        var statuses = atOnce(50, i -> book(house.maya(), monday));
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(49);
        assertThat(book(house.maya(), monday.plus(Duration.ofHours(2)))).isEqualTo(201);
    }

    @Test
    void twenty_four_over_six_staggered_slots_never_overlap_and_never_deadlock() throws Exception {
        var clients = clients(24);
        var statuses = atOnce(24, i -> book(clients.get(i), monday.plus(Duration.ofMinutes(30L * (i % 6)))));
        assertThat(statuses).isSubsetOf(201, 409);
        assertThat(overlaps()).isZero();
        assertThat(bookings())
                .isBetween(2L, 3L)
                .isEqualTo(statuses.stream().filter(status -> status == 201).count());
        assertThat(deadlocks()).isEqualTo(deadlocksBefore);
    }

    @Test
    void one_who_books_ten_slots_at_once_gets_five() throws Exception {
        var statuses = atOnce(10, i -> book(house.maya(), monday.plus(Duration.ofHours(i))));
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(5);
        assertThat(bookings()).isEqualTo(5);
    }

    @Test
    void one_credit_pays_one_of_ten_bookings_with_two_coaches() throws Exception {
        Desk.open(house.ben());
        var enrolment = Desk.enrolled(house, house.maya(), 1);
        var statuses = atOnce(10, i -> {
            var coach = i % 2 == 0 ? house.ada() : house.ben();
            var booking = Desk.at(coach, monday.plus(Duration.ofHours(i)), "enrolmentId", enrolment);
            return Desk.book(house.maya(), booking).extract().statusCode();
        });
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(Desk.creditsLeft(enrolment)).isZero();
    }

    @Test
    void moves_and_bookings_of_one_hour_leave_one_there() throws Exception {
        var first = Desk.booked(house.maya(), Desk.at(house.ada(), monday.plus(Duration.ofHours(5))));
        var statuses = atOnce(
                10,
                i -> i % 2 == 0
                        ? book(house.noah(), monday)
                        : Desk.move(house.maya(), first, monday).extract().statusCode());
        assertThat(statuses).isSubsetOf(200, 201, 409, 412);
        assertThat(overlaps()).isZero();
        assertThat(deadlocks()).isEqualTo(deadlocksBefore);
    }

    @Test
    void a_booking_waits_for_the_lock_on_its_coach() throws Exception {
        try (var connection = TestDatabase.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // Unlike "for update", this lets the foreign key's check pass, so that only the app's own lock waits.
            statement.execute(
                    "select 1 from availabilities where id = '" + house.ada().id() + "' for no key update");
            var booking = CompletableFuture.supplyAsync(() -> book(house.maya(), monday));
            while (!booking.isDone() && !hasWaiter()) Thread.onSpinWait();
            assertThat(booking).isNotDone();
            connection.rollback();
            assertThat(booking.orTimeout(1, TimeUnit.MINUTES).join()).isEqualTo(201);
        }
    }

    private static boolean hasWaiter() {
        return TestDatabase.count("select count(*) from pg_locks where not granted") > 0;
    }

    private List<Cast.Person> clients(int number) {
        var clients = new ArrayList<Cast.Person>();
        for (var i = 0; i < number; i++) clients.add(cast.client(house.practiceId(), "Client " + i, house.ada()));
        return clients;
    }

    private int book(Cast.Person client, Instant startsAt) {
        return Desk.book(client, Desk.at(house.ada(), startsAt)).extract().statusCode();
    }

    private long bookings() {
        return TestDatabase.count("select count(*) from bookings where practice_id = ?", house.practiceId());
    }

    private long overlaps() {
        return TestDatabase.count("""
                select count(*) from bookings a join bookings b on a.coach_id = b.coach_id and a.id < b.id
                    and a.starts_at < b.blocked_until and b.starts_at < a.blocked_until
                where a.practice_id = ? and a.status in ('HELD', 'CONFIRMED') and b.status in ('HELD', 'CONFIRMED')
                """, house.practiceId());
    }

    /** What the server itself counted; the same number it writes to its log. */
    private static long deadlocks() {
        return TestDatabase.count("select deadlocks from pg_stat_database where datname = current_database()");
    }
}
