package dev.coachboard.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

import dev.coachboard.identity.Cast;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manners of RFC 6750, and those of HEAD. */
@QuarkusTest
class TokenMannersTest {

    @Inject
    Cast cast;

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer", "BEARER", "bEaReR"})
    void the_scheme_is_written_in_any_case(String scheme) {
        var ada = cast.open().ada();
        given().header("Authorization", scheme + " " + ada.token())
                .get("/api/v1/me")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer nonsense", "bearer a.b.c", "Bearer ", "Basic YWRhOnB3"})
    void a_token_that_is_no_good_is_named_as_the_reason(String header) {
        given().header("Authorization", header)
                .get("/api/v1/me")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                .body("code", is("unauthorized"));
    }

    @Test
    void a_token_that_is_too_long_is_too() {
        given().header("Authorization", "Bearer " + "a".repeat(5_000))
                .get("/api/v1/me")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }

    @Test
    void without_a_token_there_is_no_error_to_name() {
        given().get("/api/v1/me").then().statusCode(401).header("WWW-Authenticate", "Bearer");
        given().contentType("application/json")
                .body(Map.of("email", "nobody@example.com", "password", "wrong"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer");
    }

    @Test
    void what_a_get_answers_with_304_a_head_does_too() {
        var house = cast.open();
        for (var address : new String[] {
            "/api/v1/me",
            "/api/v1/practice",
            "/api/v1/dashboard",
            "/api/v1/clients/" + house.maya().id()
        }) {
            var tag = house.ada()
                    .call()
                    .get(address)
                    .then()
                    .statusCode(200)
                    .extract()
                    .header("ETag");
            house.ada().call().header("If-None-Match", tag).get(address).then().statusCode(304);
            house.ada()
                    .call()
                    .header("If-None-Match", tag)
                    .head(address)
                    .then()
                    .statusCode(304)
                    .header("ETag", tag);
            house.ada()
                    .call()
                    .header("If-None-Match", "\"other\"")
                    .head(address)
                    .then()
                    .statusCode(200);
        }
    }
}
