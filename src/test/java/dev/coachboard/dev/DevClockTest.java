package dev.coachboard.dev;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DevClockTest {

    @Inject
    Clock clock;

    @AfterEach
    void present() {
        given().delete("/dev/clock");
    }

    @Test
    void the_one_clock_goes_to_where_it_is_sent() {
        move("{\"instant\":\"2030-03-31T00:59:00Z\"}").then().statusCode(200);
        assertThat(clock.instant()).isBetween(at("2030-03-31T00:59:00Z"), at("2030-03-31T01:59:00Z"));
    }

    @Test
    void it_goes_on_from_where_it_is() {
        var before = clock.instant();
        move("{\"advance\":\"P2D\"}").then().statusCode(200);
        assertThat(Duration.between(before, clock.instant())).isGreaterThanOrEqualTo(Duration.ofDays(2));
    }

    @Test
    void it_comes_back_to_the_present() {
        move("{\"advance\":\"P2D\"}");
        given().delete("/dev/clock").then().statusCode(200);
        assertThat(clock.instant()).isBetween(at("2026-11-24T09:00:00Z"), at("2026-11-24T11:00:00Z"));
    }

    @Test
    void nonsense_moves_nothing() {
        for (var nonsense :
                new String[] {"{}", "{\"advance\":\"soon\"}", "{\"advance\":\"PT99999999999H\"}", "{\"advance\":5}"})
            move(nonsense).then().statusCode(400);
    }

    private static Response move(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/dev/clock");
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
