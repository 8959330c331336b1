package dev.coachboard.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HttpMannersTest {

    @Test
    void an_unknown_address_is_a_problem_with_security_headers() {
        given().when()
                .get("/nowhere")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("not-found"))
                .body("type", equalTo("/problems/not-found"))
                .body("requestId", notNullValue())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .header("Server", nullValue());
    }

    @Test
    void a_wrong_method_is_a_405_that_names_the_right_ones() {
        var allowed = Map.of(
                "/api/v1/version", "GET, HEAD, OPTIONS",
                "/api/v1/tokens", "OPTIONS, POST",
                "/api/v1/tokens/current", "DELETE, OPTIONS",
                "/api/v1/me", "GET, HEAD, OPTIONS, PATCH",
                "/api/v1/bookings/01890000-0000-7000-8000-000000000000/cancellation", "OPTIONS, POST",
                "/api/v1/webhooks/stripe", "OPTIONS, POST",
                "/login", "GET, HEAD, OPTIONS");
        allowed.forEach((address, methods) -> given().request("PUT", address)
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .header("Allow", methods)
                .body("code", is("method-not-allowed")));
        given().request("FOO", "/api/v1/version").then().statusCode(405).header("Allow", "GET, HEAD, OPTIONS");
    }

    @Test
    void a_sane_request_id_comes_back_and_a_forged_line_does_not() {
        given().header("Request-Id", "checkout-4711")
                .get("/api/v1/version")
                .then()
                .header("Request-Id", "checkout-4711");
        given().header("Request-Id", "a b")
                .get("/api/v1/version")
                .then()
                .header("Request-Id", org.hamcrest.Matchers.not("a b"));
    }

    @Test
    void flags_are_public_and_cacheable() {
        given().get("/api/v1/feature-flags")
                .then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=60, stale-while-revalidate=300")
                .body("flags.calendar-feed", is(true));
    }

    @Test
    void another_media_type_than_ours_is_a_406() {
        given().accept("text/html")
                .get("/api/v1/version")
                .then()
                .statusCode(406)
                .body("code", is("not-acceptable"));
    }
}
