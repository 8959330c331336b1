package dev.coachboard.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
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
        given().when().delete("/api/v1/version").then().statusCode(405).body("code", is("method-not-allowed"));
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
    void a_listed_site_may_call_and_another_may_not() {
        given().header("Origin", "https://app.coachboard.example")
                .get("/api/v1/version")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "https://app.coachboard.example");
        for (var foreign : new String[] {"https://evil.example", "null"})
            given().header("Origin", foreign)
                    .get("/api/v1/version")
                    .then()
                    .header("Access-Control-Allow-Origin", nullValue());
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
