package dev.coachboard.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.TestDatabase;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.jobs.Pump;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HousekeepingTest {

    @Inject
    Cast cast;

    @Inject
    Pump pump;

    @Inject
    Housekeeping housekeeping;

    @Inject
    MovableClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void what_is_over_goes_and_what_is_good_stays() throws Exception {
        var ada = cast.open().ada();
        var reset = Map.of("email", ada.email());
        given().contentType("application/json").body(reset).post("/api/v1/password-resets");
        pump.run(housekeeping);
        assertThat(tokens(ada.userId())).isOne();
        assertThat(devices(ada.deviceId())).isOne();
        clock.advance(Duration.ofMinutes(31));
        pump.run(housekeeping);
        assertThat(tokens(ada.userId())).isZero();
        assertThat(devices(ada.deviceId())).isOne();
    }

    @Test
    void a_device_goes_a_month_after_it_was_signed_out() throws Exception {
        var ada = cast.open().ada();
        ada.call().delete("/api/v1/tokens/current").then().statusCode(204);
        clock.advance(Duration.ofDays(29));
        pump.run(housekeeping);
        assertThat(devices(ada.deviceId())).isOne();
        clock.advance(Duration.ofDays(2));
        pump.run(housekeeping);
        assertThat(devices(ada.deviceId())).isZero();
    }

    @Test
    void buckets_that_are_full_again_are_forgotten() throws Exception {
        // Other classes fill buckets too, as of other times; the library dates them by the system's clock.
        TestDatabase.update("delete from rate_limit_buckets");
        clock.moveTo(Instant.now());
        var body = Map.of("email", UUID.randomUUID() + "@example.com");
        given().contentType("application/json").body(body).post("/api/v1/password-resets");
        pump.run(housekeeping);
        assertThat(buckets()).isPositive();
        clock.advance(Duration.ofHours(2)); // because a bucket of a day refills in 72 minutes
        pump.run(housekeeping);
        assertThat(buckets()).isZero();
    }

    private static long tokens(UUID userId) {
        return TestDatabase.count("select count(*) from one_time_tokens where user_id = ?", userId);
    }

    private static long devices(UUID id) {
        return TestDatabase.count("select count(*) from devices where id = ?", id);
    }

    private static long buckets() {
        return TestDatabase.count("select count(*) from rate_limit_buckets");
    }
}
