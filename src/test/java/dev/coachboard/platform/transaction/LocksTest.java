package dev.coachboard.platform.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.AtOnce;
import dev.coachboard.TestDatabase;
import dev.coachboard.booking.Desk;
import dev.coachboard.coaching.Practice;
import dev.coachboard.identity.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another session holds a lock for as long as the test lasts. */
@QuarkusTest
class LocksTest {

    private static final int CROWD = 6;
    private static final int SLOW_READERS = 24;

    @Inject
    Cast cast;

    @Inject
    Clock clock;

    private Cast.House locked;
    private Cast.House other;

    @BeforeEach
    void open() {
        locked = cast.open();
        other = cast.open();
        Desk.open(locked.ada());
        Desk.open(other.ada());
    }

    @Test
    void a_locked_row_refuses_its_writers_soon_and_holds_up_no_other_practice() throws Exception {
        var crowd = Executors.newSingleThreadExecutor();
        try (var lock = TestDatabase.connect()) {
            lock(lock, "select from availabilities where id = '" + locked.ada().id() + "' for update");
            var writers = crowd.submit(() -> AtOnce.atOnce(CROWD, number -> book(locked, number)));
            awaitBlocked();
            for (var day = 1; day <= 5; day++) {
                assertThat(book(other, day).statusCode()).isEqualTo(201);
                assertThat(other.maya().call().get("/api/v1/dashboard").statusCode())
                        .isEqualTo(200);
            }
            assertThat(locked.maya().call().get("/api/v1/bookings").statusCode())
                    .as("reads of the same practice")
                    .isEqualTo(200);
            assertThat(writers.get()).hasSize(CROWD).allSatisfy(LocksTest::assertBusy);
        } finally {
            crowd.shutdownNow();
        }
        assertThat(bookings(locked)).isZero();
        assertThat(book(locked, 1).statusCode()).isEqualTo(201);
    }

    @Test
    void a_read_behind_a_locked_table_is_refused_and_the_next_one_is_not() throws Exception {
        try (var lock = TestDatabase.connect()) {
            lock(lock, "lock table programs in access exclusive mode");
            assertBusy(locked.ada().call().get("/api/v1/programs"));
        }
        assertThat(locked.ada().call().get("/api/v1/programs").statusCode()).isEqualTo(200);
        Practice.program(locked.ada(), 5);
    }

    /** As many as there are worker places: without a bound they would take every connection of the pool. */
    @Test
    void slow_reads_of_many_practices_leave_connections_to_other_reads_and_to_writes() throws Exception {
        var houses = List.of(locked, other, cast.open(), cast.open());
        var crowd = Executors.newSingleThreadExecutor();
        try (var lock = TestDatabase.connect()) {
            lock(lock, "lock table programs in access exclusive mode");
            var readers = crowd.submit(() -> AtOnce.atOnce(
                    SLOW_READERS,
                    number -> houses.get(number % houses.size()).ada().call().get("/api/v1/programs")));
            awaitBlocked();
            assertThat(TestDatabase.count("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"))
                    .as("two thirds of coachboard.database.reads, by hand")
                    .isLessThanOrEqualTo(8);
            for (var day = 1; day <= 5; day++) {
                assertThat(book(other, day).statusCode()).isEqualTo(201);
                assertThat(other.ada().call().get("/api/v1/clients").statusCode())
                        .isEqualTo(200);
            }
            assertThat(readers.get()).hasSize(SLOW_READERS).allSatisfy(LocksTest::assertBusy);
        } finally {
            crowd.shutdownNow();
        }
        assertThat(AtOnce.atOnce(
                        SLOW_READERS,
                        number -> other.ada().call().get("/api/v1/programs").statusCode()))
                .containsOnly(200);
    }

    private static void assertBusy(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        // The request's own deadline may come first, on a machine that does much else.
        assertThat(answer.path("code").toString()).isIn("busy", "unavailable");
        assertThat(answer.path("detail").toString()).contains("nothing was changed");
        assertThat(answer.header("Retry-After")).isNotNull();
    }

    private static void lock(Connection connection, String sql) throws SQLException {
        connection.setAutoCommit(false);
        connection.createStatement().execute(sql);
    }

    private static void awaitBlocked() {
        var blocked = 0L;
        for (var look = 0; look < 2000 && blocked == 0; look++)
            blocked = TestDatabase.count("select count(*) from pg_stat_activity where wait_event_type = 'Lock'");
        assertThat(blocked).as("writers that wait for the lock").isPositive();
    }

    private Response book(Cast.House house, int day) {
        var booking = Desk.at(house.ada(), Desk.inDays(clock.instant(), day + 1));
        return Desk.book(house.maya(), booking).extract().response();
    }

    private static long bookings(Cast.House house) {
        return TestDatabase.count("select count(*) from bookings where practice_id = ?", house.practiceId());
    }
}
