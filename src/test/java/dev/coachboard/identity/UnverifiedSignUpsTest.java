package dev.coachboard.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.TestDatabase;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.jobs.Pump;
import dev.coachboard.mail.Mailbox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UnverifiedSignUpsTest {

    @Inject
    Pump pump;

    @Inject
    UnverifiedSignUps chore;

    @Inject
    Mailbox mailbox;

    @Inject
    MovableClock clock;

    private final String email = "ada+" + UUID.randomUUID() + "@example.com";
    private final String practice = "Hilltop " + UUID.randomUUID();

    @AfterEach
    void present() {
        clock.reset();
    }

    @Test
    void a_sign_up_whose_link_nobody_followed_goes_after_a_week_with_all_that_is_its() throws Exception {
        signUp();
        clock.advance(Duration.ofDays(6));
        pump.run(chore);
        assertThat(users()).isOne();
        clock.advance(Duration.ofDays(2));
        pump.run(chore);
        assertThat(users()).isZero();
        assertThat(TestDatabase.count("select count(*) from practices where name = ?", practice))
                .isZero();
        assertThat(TestDatabase.count("select count(*) from memberships m where not exists"
                        + " (select from users u where u.id = m.user_id)"))
                .isZero();
    }

    @Test
    void the_address_is_free_again() throws Exception {
        signUp();
        clock.advance(Duration.ofDays(8));
        pump.run(chore);
        signUp();
        assertThat(mailbox.subjects(email))
                .containsExactly("Confirm your e-mail address", "Confirm your e-mail address");
        post("/api/v1/email-verifications", Map.of("token", mailbox.token(email)));
        assertThat(TestDatabase.count(
                        "select count(*) from users where email_verified_at is not null and email = ?::citext", email))
                .isOne();
    }

    @Test
    void a_proved_account_stays() throws Exception {
        signUp();
        post("/api/v1/email-verifications", Map.of("token", mailbox.token(email)));
        clock.advance(Duration.ofDays(400));
        pump.run(chore);
        assertThat(users()).isOne();
    }

    private long users() {
        return TestDatabase.count("select count(*) from users where email = ?::citext", email);
    }

    private void signUp() {
        post(
                "/api/v1/sign-ups",
                Map.of(
                        "practiceName",
                        practice,
                        "name",
                        "Ada",
                        "email",
                        email,
                        "password",
                        Cast.PASSWORD,
                        "zone",
                        "Europe/Berlin",
                        "currency",
                        "EUR"));
    }

    private static void post(String path, Map<String, String> body) {
        given().contentType(ContentType.JSON).body(body).post(path);
    }
}
