package dev.coachboard.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.coachboard.dev.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SignInTest {

    @Inject
    Cast cast;

    @Inject
    MovableClock clock;

    @Inject
    PasswordHasher hasher;

    @AfterEach
    void present() {
        clock.reset();
    }

    @Test
    void maya_signs_in_and_reads_who_she_is() {
        var maya = cast.open().maya();
        var token = login(maya.email(), Cast.PASSWORD)
                .then()
                .statusCode(200)
                .extract()
                .<String>path("accessToken");
        given().auth().oauth2(token).get("/api/v1/me").then().statusCode(200).body("role", is("CLIENT"));
    }

    @Test
    void nobody_can_tell_an_unknown_address_from_a_wrong_password() {
        var maya = cast.open().maya();
        var before = hasher.hashes();
        var wrong = login(maya.email(), "wrong horse battery");
        var unknown = login("nobody+" + UUID.randomUUID() + "@example.com", "wrong horse battery");
        assertThat(hasher.hashes() - before).isEqualTo(2);
        assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode()).isEqualTo(401);
        assertThat(withoutRequestId(unknown)).isEqualTo(withoutRequestId(wrong));
        assertThat(unknown.headers().asList())
                .extracting("name")
                .isEqualTo(
                        wrong.headers().asList().stream().map(h -> h.getName()).toList());
    }

    @Test
    void too_many_logins_on_one_account_are_turned_away_before_they_cost_a_hash() {
        var maya = cast.open().maya();
        for (var i = 0; i < 10; i++)
            login(maya.email(), "wrong horse battery").then().statusCode(401);
        var before = hasher.hashes();
        login(maya.email(), Cast.PASSWORD).then().statusCode(429).header("Retry-After", notNullValue());
        assertThat(hasher.hashes()).isEqualTo(before);
    }

    @Test
    void a_refresh_token_is_good_once_and_its_reuse_signs_the_device_out() {
        var first = refreshToken(cast.open().maya());
        var second = refresh(first).then().statusCode(200).extract().<String>path("refreshToken");
        clock.advance(Duration.ofSeconds(11));
        refresh(first).then().statusCode(401).body("code", is("refresh-token-reused"));
        refresh(second).then().statusCode(401).body("code", is("bad-refresh-token"));
    }

    @Test
    void two_tabs_that_refresh_at_once_get_the_same_successor() {
        var first = refreshToken(cast.open().maya());
        var one = refresh(first).then().statusCode(200).extract().<String>path("refreshToken");
        var other = refresh(first).then().statusCode(200).extract().<String>path("refreshToken");
        assertThat(other).isEqualTo(one);
        refresh(one).then().statusCode(200);
    }

    @Test
    void an_access_token_ends_after_ten_minutes() {
        var maya = cast.open().maya();
        maya.call().get("/api/v1/me").then().statusCode(200);
        clock.advance(Duration.ofMinutes(11));
        maya.call()
                .get("/api/v1/me")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", is("Bearer error=\"invalid_token\""));
    }

    @Test
    void who_signs_out_is_out_at_once() {
        var maya = cast.open().maya();
        maya.call().get("/api/v1/me").then().statusCode(200);
        maya.call().delete("/api/v1/tokens/current").then().statusCode(204);
        maya.call().get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void a_browser_keeps_its_refresh_token_in_a_cookie_that_no_script_reads() {
        var maya = cast.open().maya();
        var answer =
                post("/api/v1/tokens", Map.of("email", maya.email(), "password", Cast.PASSWORD, "delivery", "COOKIE"));
        answer.then().statusCode(200).body("refreshToken", nullValue());
        assertThat(answer.headers().getValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("refresh_token=")
                        .contains("HttpOnly", "SameSite=Strict", "Path=/api/v1/tokens", "Max-Age=2592000"));
        given().cookie("refresh_token", answer.cookie("refresh_token"))
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/tokens/refresh")
                .then()
                .statusCode(200);
    }

    @Test
    void a_revoked_device_is_out_at_once_and_somebody_elses_does_not_exist() {
        var house = cast.open();
        house.maya().call().get("/api/v1/devices").then().statusCode(200).body("items[0].current", is(true));
        house.noah()
                .call()
                .delete("/api/v1/devices/" + house.maya().deviceId())
                .then()
                .statusCode(404);
        house.maya()
                .call()
                .delete("/api/v1/devices/" + house.maya().deviceId())
                .then()
                .statusCode(204);
        house.maya().call().get("/api/v1/devices").then().statusCode(401);
    }

    private static String refreshToken(Cast.Person person) {
        return login(person.email(), Cast.PASSWORD)
                .then()
                .statusCode(200)
                .extract()
                .path("refreshToken");
    }

    private static Response login(String email, String password) {
        return post("/api/v1/tokens", Map.of("email", email, "password", password));
    }

    private static Response refresh(String token) {
        return post("/api/v1/tokens/refresh", Map.of("refreshToken", token));
    }

    private static Response post(String path, Map<String, String> body) {
        return given().contentType(ContentType.JSON).body(body).post(path);
    }

    private static String withoutRequestId(Response answer) {
        return answer.asString().replaceAll("\"requestId\":\"[^\"]+\"", "");
    }
}
