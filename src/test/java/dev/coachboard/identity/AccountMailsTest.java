package dev.coachboard.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.dev.MovableClock;
import dev.coachboard.mail.Mailbox;
import dev.coachboard.mail.Times;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people are mailed about their accounts. */
@QuarkusTest
class AccountMailsTest {

    private static final String UNUSUAL = "A new sign-in to your account";

    @Inject
    Cast cast;

    @Inject
    Mailbox mailbox;

    @Inject
    MovableClock clock;

    @AfterEach
    void present() {
        clock.reset();
    }

    @Test
    void a_new_account_gets_a_link_and_a_welcome_once_it_is_proved() {
        var email = "ada+" + UUID.randomUUID() + "@example.com";
        signUp(email);
        assertThat(mailbox.newest(email).text()).contains("http://localhost:8080/verify-email#token=");
        var token = mailbox.token(email);
        post("/api/v1/email-verifications", Map.of("token", token));
        post("/api/v1/email-verifications", Map.of("token", token));
        assertThat(mailbox.subjects(email)).containsExactly("Confirm your e-mail address", "Welcome to Coachboard");
    }

    @Test
    void only_the_owner_of_a_known_address_is_told() {
        var maya = cast.open().maya();
        signUp(maya.email());
        assertThat(mailbox.subjects(maya.email())).containsExactly("You already have an account");
    }

    @Test
    void a_reset_is_mailed_and_no_host_header_bends_its_link() {
        var maya = cast.open().maya();
        given().contentType(ContentType.JSON)
                .header("Host", "evil.example")
                .header("X-Forwarded-Host", "evil.example")
                .body(Map.of("email", maya.email()))
                .post("/api/v1/password-resets")
                .then()
                .statusCode(202);
        var mail = mailbox.newest(maya.email());
        assertThat(mail.text()).contains("http://localhost:8080/reset-password#token=");
        assertThat(mail.text() + mail.html()).doesNotContain("evil");
    }

    @Test
    void an_invitation_names_the_practice_and_who_accepts_is_welcomed() {
        var email = "ines+" + UUID.randomUUID() + "@example.com";
        cast.open()
                .ada()
                .callOnce()
                .body(Map.of("email", email, "role", "COACH"))
                .post("/api/v1/invitations")
                .then()
                .statusCode(201);
        assertThat(mailbox.newest(email).subject()).isEqualTo("An invitation to Coachboard");
        assertThat(mailbox.newest(email).text())
                .contains("Riverside Coaching invites you", "as a coach", "/accept-invitation#token=");
        post(
                "/api/v1/invitations/acceptance",
                Map.of("token", mailbox.token(email), "name", "Ines", "password", Cast.PASSWORD));
        assertThat(mailbox.newest(email).subject()).isEqualTo("Welcome to Coachboard");
    }

    @Test
    void the_first_sign_in_is_no_news_and_neither_is_the_same_device_again() {
        var maya = cast.open().maya();
        signIn(maya, "Maya's phone");
        signIn(maya, "Maya's phone");
        assertThat(mailbox.of(maya.email())).isEmpty();
    }

    @Test
    void a_device_that_was_never_seen_is_told_of_once_with_its_label_and_time() {
        var maya = cast.open().maya();
        signIn(maya, "Maya's phone");
        clock.advance(Duration.ofMinutes(7));
        signIn(maya, "Somebody's laptop");
        signIn(maya, "Somebody's laptop");
        assertThat(mailbox.subjects(maya.email())).containsExactly(UNUSUAL);
        var zone = ZoneId.of("Europe/Berlin");
        assertThat(mailbox.newest(maya.email()).text())
                .contains("Somebody's laptop")
                .containsAnyOf(
                        Times.at(clock.instant(), zone),
                        Times.at(clock.instant().minusSeconds(60), zone));
    }

    @Test
    void a_reset_and_a_change_of_the_password_are_each_followed_by_a_notice() {
        var maya = cast.open().maya();
        post("/api/v1/password-resets", Map.of("email", maya.email()));
        post(
                "/api/v1/password-resets/confirmation",
                Map.of("token", mailbox.token(maya.email()), "newPassword", "another horse battery"));
        assertThat(mailbox.subjects(maya.email()))
                .containsExactly("Choose a new password", "Your password was changed");
        assertThat(mailbox.newest(maya.email()).text())
                .contains("If you did not change it", "http://localhost:8080/reset-password", "(UTC)");
        var noah = cast.open().noah();
        noah.call()
                .body(Map.of("currentPassword", Cast.PASSWORD, "newPassword", "another horse battery"))
                .post("/api/v1/me/password")
                .then()
                .statusCode(204);
        assertThat(mailbox.subjects(noah.email())).containsExactly("Your password was changed");
    }

    @Test
    void a_wrong_password_is_told_to_nobody() {
        var maya = cast.open().maya();
        signIn(maya, "Maya's phone");
        post("/api/v1/tokens", Map.of("email", maya.email(), "password", "wrong", "deviceLabel", "Other"));
        assertThat(mailbox.of(maya.email())).isEmpty();
    }

    private static void signIn(Cast.Person person, String device) {
        post("/api/v1/tokens", Map.of("email", person.email(), "password", Cast.PASSWORD, "deviceLabel", device));
    }

    private static void signUp(String email) {
        var account = new HashMap<>(Map.of("practiceName", "Riverside", "name", "Ada", "email", email));
        account.putAll(Map.of("password", Cast.PASSWORD, "zone", "Europe/Berlin", "currency", "EUR"));
        post("/api/v1/sign-ups", account);
    }

    private static void post(String path, Map<String, String> body) {
        given().contentType(ContentType.JSON).body(body).post(path);
    }
}
