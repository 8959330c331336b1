package dev.coachboard.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.TestDatabase;
import dev.coachboard.mail.Mailbox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bytes of each column that stands for a secret: its SHA-256, which opens nothing. */
@QuarkusTest
class SecretsAtRestTest {

    @Inject
    Cast cast;

    @Inject
    Mailbox mailbox;

    private Cast.House house;

    @BeforeEach
    void openTheHouse() {
        house = cast.open();
    }

    @Test
    void a_refresh_token_is_kept_as_its_digest_before_and_after_it_is_traded() throws Exception {
        var maya = house.maya();
        var first = post("/api/v1/tokens", Map.of("email", maya.email(), "password", Cast.PASSWORD))
                .<String>path("refreshToken");
        var row = "from devices where user_id = '" + maya.userId() + "' and label = 'Unnamed device'";
        assertThat(bytes("select token_hash " + row)).isEqualTo(sha256(first));
        var second =
                post("/api/v1/tokens/refresh", Map.of("refreshToken", first)).<String>path("refreshToken");
        assertThat(bytes("select token_hash " + row)).isEqualTo(sha256(second));
        assertThat(bytes("select previous_hash " + row)).isEqualTo(sha256(first));
    }

    @Test
    void mailed_links_are_kept_as_digests() throws Exception {
        var maya = house.maya();
        post("/api/v1/password-resets", Map.of("email", maya.email()));
        assertThat(bytes("select token_hash from one_time_tokens where user_id = '" + maya.userId() + "'"))
                .isEqualTo(sha256(mailbox.token(maya.email())));
        var email = "ines+" + UUID.randomUUID() + "@example.com";
        house.ada()
                .callOnce()
                .body(Map.of("email", email, "role", "COACH"))
                .post("/api/v1/invitations")
                .then()
                .statusCode(201);
        assertThat(bytes("select token_hash from invitations where email = '" + email + "'"))
                .isEqualTo(sha256(mailbox.token(email)));
    }

    @Test
    void a_calendar_address_is_kept_as_a_digest() throws Exception {
        var url = house.maya().call().post("/api/v1/me/calendar-feed").<String>path("url");
        var token = url.replaceAll(".*/calendar/(.+)\\.ics", "$1");
        assertThat(bytes("select token_hash from calendar_feeds where id = '"
                        + house.maya().id() + "'"))
                .isEqualTo(sha256(token));
    }

    @Test
    void a_password_is_kept_as_argon2id() {
        var email = "ada+" + UUID.randomUUID() + "@example.com";
        var signUp = Map.of(
                "practiceName", "Hilltop",
                "name", "Ada",
                "email", email,
                "password", Cast.PASSWORD,
                "zone", "Europe/Berlin",
                "currency", "EUR");
        post("/api/v1/sign-ups", signUp).then().statusCode(202);
        assertThat((String) TestDatabase.column("select password_hash from users where email = ?::citext", email)
                        .get(0))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
                .doesNotContain(Cast.PASSWORD);
    }

    private static byte[] bytes(String sql) {
        return (byte[]) TestDatabase.column(sql).get(0);
    }

    private static byte[] sha256(String token) throws Exception {
        return MessageDigest.getInstance("SHA-256")
                .digest(Base64.getUrlDecoder().decode(token));
    }

    private static Response post(String path, Map<String, String> body) {
        return given().contentType(ContentType.JSON).body(body).post(path);
    }
}
