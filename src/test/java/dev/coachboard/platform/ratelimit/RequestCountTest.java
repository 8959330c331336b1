package dev.coachboard.platform.ratelimit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.identity.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Every request counts once, whatever its answer. The buckets refill while a test runs, so two answers never show more. */
@QuarkusTest
class RequestCountTest {

    @Inject
    Cast cast;

    @Test
    void refusals_of_strangers_count_for_their_address() {
        var refusals = Map.<Integer, Supplier<Response>>of(
                401, () -> given().get("/api/v1/me"),
                404, () -> given().get("/nowhere"),
                405, () -> given().delete("/api/v1/version"),
                406, () -> given().accept("text/html").get("/api/v1/version"));
        refusals.forEach((status, call) -> assertCounted(status, "public-address", call));
    }

    @Test
    void refusals_of_bad_tokens_count_for_their_address() {
        assertCounted(
                401, "public-address", () -> given().auth().oauth2("a.b.c").get("/api/v1/me"));
        assertCounted(
                404, "public-address", () -> given().auth().oauth2("a.b.c").get("/nowhere"));
        assertCounted(
                405, "public-address", () -> given().auth().oauth2("a.b.c").delete("/api/v1/version"));
        assertCounted(
                406,
                "public-address",
                () -> given().auth().oauth2("a.b.c").accept("text/html").get("/api/v1/version"));
    }

    @Test
    void a_refusal_of_a_known_caller_counts_for_the_caller() {
        var maya = cast.open().maya();
        assertCounted(403, "caller", () -> maya.call().get("/api/v1/members"));
        assertCounted(404, "caller", () -> maya.call().get("/api/v1/bookings/01890000-0000-7000-8000-000000000000"));
    }

    @Test
    void a_request_counts_once() {
        var maya = cast.open().maya();
        var first = left(maya.call().get("/api/v1/me"));
        var second = left(maya.call().get("/api/v1/me"));
        assertThat(first - second).isBetween(0, 1);
    }

    private static void assertCounted(int status, String policy, Supplier<Response> call) {
        var answer = call.get();
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.header("RateLimit-Policy")).as("%d", status).startsWith("\"" + policy + "\"");
        assertThat(left(answer)).isLessThan(1_000_000);
    }

    private static int left(Response answer) {
        return Integer.parseInt(answer.header("RateLimit").replaceAll(".*;r=(\\d+);.*", "$1"));
    }
}
