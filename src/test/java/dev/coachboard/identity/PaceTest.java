package dev.coachboard.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Only that no answer comes sooner: how much later one comes is the machine's affair. */
@QuarkusTest
class PaceTest {

    @Inject
    Cast cast;

    @Inject
    SteadyConfig config;

    @Test
    void resets_and_sign_ups_are_held_back_for_known_and_unknown_addresses() {
        for (var email : new String[] {cast.open().ada().email(), UUID.randomUUID() + "@example.com"}) {
            assertThat(taken("/api/v1/password-resets", Map.of("email", email))).isGreaterThanOrEqualTo(config.pace());
            assertThat(taken("/api/v1/sign-ups", signUp(email))).isGreaterThanOrEqualTo(config.pace());
        }
    }

    private static Map<String, String> signUp(String email) {
        return Map.of(
                "practiceName",
                "Riverside",
                "name",
                "Ada",
                "email",
                email,
                "password",
                Cast.PASSWORD,
                "zone",
                "Europe/Berlin",
                "currency",
                "EUR");
    }

    private static Duration taken(String path, Object body) {
        var started = System.nanoTime();
        given().contentType("application/json").body(body).post(path).then().statusCode(202);
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
