package dev.coachboard.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.coachboard.TestDatabase;
import dev.coachboard.dev.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long a session lives, and what ends it. */
@QuarkusTest
class RefreshTest {

    @Inject
    Cast cast;

    @Inject
    MovableClock clock;

    @AfterEach
    void present() {
        clock.reset();
    }

    @Test
    void a_forged_token_with_a_known_device_does_not_end_the_session() {
        var genuine = signIn(cast.open().maya());
        refresh(forged(genuine)).then().statusCode(401).body("code", is("bad-refresh-token"));
        refresh(genuine).then().statusCode(200);
    }

    @Test
    void a_forged_token_cannot_end_a_session_that_was_renewed_before() {
        var second = renewed(signIn(cast.open().maya()));
        clock.advance(Duration.ofMinutes(1));
        refresh(forged(second)).then().statusCode(401).body("code", is("bad-refresh-token"));
        refresh(second).then().statusCode(200);
    }

    @Test
    void forged_tokens_do_not_use_up_the_owners_tries() {
        var genuine = signIn(cast.open().maya());
        for (var i = 0; i < 35; i++) refresh(forged(genuine)).then().statusCode(401);
        refresh(genuine).then().statusCode(200);
    }

    @Test
    void a_genuine_token_ends_the_session_however_long_ago_it_was_traded() {
        var first = signIn(cast.open().maya());
        var newest = renewed(renewed(renewed(first)));
        clock.advance(Duration.ofHours(1));
        refresh(first).then().statusCode(401).body("code", is("refresh-token-reused"));
        refresh(newest).then().statusCode(401).body("code", is("bad-refresh-token"));
    }

    @Test
    void the_token_before_the_last_is_no_second_chance_after_ten_seconds() {
        var first = signIn(cast.open().maya());
        var second = renewed(first);
        clock.advance(Duration.ofSeconds(11));
        refresh(first).then().statusCode(401).body("code", is("refresh-token-reused"));
        refresh(second).then().statusCode(401);
    }

    @Test
    void a_session_that_is_renewed_all_the_time_ends_after_ninety_days() {
        var token = signIn(cast.open().maya());
        for (var day = 0; day < 75; day += 25) {
            clock.advance(Duration.ofDays(25));
            token = renewed(token);
        }
        clock.advance(Duration.ofDays(14));
        token = renewed(token);
        clock.advance(Duration.ofDays(1));
        refresh(token).then().statusCode(401).body("code", is("bad-refresh-token"));
    }

    @Test
    void a_session_that_rests_for_thirty_days_ends() {
        var maya = cast.open().maya();
        var token = signIn(maya);
        clock.advance(Duration.ofDays(29));
        token = renewed(token);
        clock.advance(Duration.ofDays(30));
        refresh(token).then().statusCode(401);
    }

    @Test
    void a_session_older_than_the_limit_ends_though_its_row_says_otherwise() {
        var maya = cast.open().maya();
        var token = signIn(maya);
        TestDatabase.update(
                "update devices set created_at = created_at - interval '125 days' where user_id = ?", maya.userId());
        refresh(token).then().statusCode(401);
    }

    /** The same device and another secret. */
    private static String forged(String genuine) {
        var bytes = Base64.getUrlDecoder().decode(genuine);
        var secret = new byte[32];
        new Random(42).nextBytes(secret);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        ByteBuffer.allocate(48).put(bytes, 0, 16).put(secret).array());
    }

    private static String signIn(Cast.Person person) {
        return post("/api/v1/tokens", Map.of("email", person.email(), "password", Cast.PASSWORD))
                .then()
                .statusCode(200)
                .extract()
                .path("refreshToken");
    }

    private static String renewed(String token) {
        var next = refresh(token).then().statusCode(200).extract().<String>path("refreshToken");
        assertThat(next).isNotEqualTo(token);
        return next;
    }

    private static Response refresh(String token) {
        return post("/api/v1/tokens/refresh", Map.of("refreshToken", token));
    }

    private static Response post(String path, Map<String, String> body) {
        return given().contentType(ContentType.JSON).body(body).post(path);
    }
}
