package dev.coachboard.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.coachboard.AtOnce;
import dev.coachboard.TestDatabase;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.mail.Mailbox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EmailChangeTest {

    @Inject
    Cast cast;

    @Inject
    Mailbox mailbox;

    @Inject
    MovableClock clock;

    private Cast.House house;
    private Cast.Person maya;
    private final String next = "maya.new+" + UUID.randomUUID() + "@example.com";

    @BeforeEach
    void openTheHouse() {
        house = cast.open();
        maya = house.maya();
    }

    @AfterEach
    void present() {
        clock.reset();
    }

    @Test
    void nothing_changes_before_the_link_is_followed() {
        ask(next).then().statusCode(202);
        login(next).then().statusCode(401);
        login(maya.email()).then().statusCode(200);
        assertThat(mailbox.subjects(next)).containsExactly("Confirm your new e-mail address");
        assertThat(mailbox.subjects(maya.email())).isEmpty();
    }

    @Test
    void the_link_changes_the_address_tells_the_old_one_and_ends_every_session() {
        ask(next);
        follow(mailbox.token(next)).then().statusCode(204);
        login(maya.email()).then().statusCode(401);
        login(next).then().statusCode(200);
        maya.call().get("/api/v1/me").then().statusCode(401);
        assertThat(mailbox.subjects(maya.email())).containsExactly("Your e-mail address was changed");
        assertThat(mailbox.newest(maya.email()).text()).doesNotContain(next);
    }

    @Test
    void a_link_is_good_once_and_for_a_day() {
        ask(next);
        var token = mailbox.token(next);
        clock.advance(Duration.ofHours(24));
        follow(token).then().statusCode(422).body("code", is("bad-token"));
        clock.reset();
        follow(token).then().statusCode(204);
        follow(token).then().statusCode(422);
    }

    @Test
    void it_needs_the_password_and_a_new_address() {
        maya.call()
                .body(Map.of("newEmail", next, "currentPassword", "wrong horse battery"))
                .post("/api/v1/me/email-change")
                .then()
                .statusCode(422)
                .body("code", is("wrong-password"));
        ask(maya.email().toUpperCase()).then().statusCode(422).body("code", is("same-email"));
        assertThat(mailbox.subjects(next)).isEmpty();
    }

    @Test
    void an_address_with_an_account_looks_like_any_other_and_stays_with_its_owner() {
        var noah = cast.open().noah();
        var known = ask(noah.email());
        var unknown = ask(next);
        assertThat(known.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(202);
        assertThat(known.asString()).isEqualTo(unknown.asString());
        assertThat(mailbox.subjects(noah.email())).containsExactly("You already have an account");
    }

    @Test
    void an_address_that_was_taken_meanwhile_is_not_taken_away() {
        ask(next);
        TestDatabase.update(
                "update users set email = ? where id = ?",
                next,
                cast.open().noah().userId());
        follow(mailbox.token(next)).then().statusCode(422).body("code", is("bad-token"));
        login(maya.email()).then().statusCode(200);
    }

    @Test
    void a_reset_that_was_mailed_to_the_old_address_ends() {
        post("/api/v1/password-resets", Map.of("email", maya.email()));
        var reset = mailbox.token(maya.email());
        ask(next);
        follow(mailbox.token(next)).then().statusCode(204);
        post("/api/v1/password-resets/confirmation", Map.of("token", reset, "newPassword", "another horse battery"))
                .then()
                .statusCode(422);
    }

    @Test
    void an_invitation_to_the_old_address_ends_in_every_practice() {
        var elsewhere = cast.open().ada();
        var here = invited(house.ada(), maya.email());
        var there = invited(elsewhere, maya.email().toUpperCase());
        var another = invited(house.ada(), "other" + next);
        change();
        accept(here).then().statusCode(422).body("code", is("bad-token"));
        accept(there).then().statusCode(422).body("code", is("bad-token"));
        for (var owner : List.of(house.ada(), elsewhere))
            assertThat(owner.call().get("/api/v1/invitations").<List<String>>path("items.email"))
                    .doesNotContain(maya.email());
        accept(another).then().statusCode(201);
    }

    @Test
    void an_invitation_that_waits_to_be_mailed_to_the_old_address_is_taken_back() {
        ask(next);
        var link = mailbox.token(next);
        String first = invite(house.ada(), maya.email());
        house.ada()
                .callOnce()
                .post("/api/v1/invitations/" + first + "/resending")
                .then()
                .statusCode(200);
        follow(link).then().statusCode(204);
        assertThat(TestDatabase.count(
                        "select count(*) from jobs where task_instance like ?", "invitation:" + first + "%"))
                .isZero();
        assertThat(TestDatabase.column(
                        "select after ->> 'reason' from audit_entries where subject_id = ?::uuid"
                                + " and action = 'invitation-ended'",
                        first))
                .containsExactly("address-left");
        assertThat(mailbox.subjects(maya.email())).containsExactly("Your e-mail address was changed");
    }

    @Test
    void an_invitation_to_the_new_address_stays_good() {
        var invitation = invited(cast.open().ada(), next);
        change();
        accept(invitation).then().statusCode(201);
    }

    @Test
    void no_link_in_the_old_mailbox_is_good_any_more() {
        post("/api/v1/password-resets", Map.of("email", maya.email()));
        var reset = mailbox.token(maya.email());
        ask("first." + next);
        change();
        assertThat(reset).isNotEmpty();
        assertThat(TestDatabase.column(
                        "select purpose from one_time_tokens where user_id = ? and used_at is null", maya.userId()))
                .isEmpty();
    }

    /** An intruder who knew the password asked for an address of their own; the new password shuts them out. */
    @Test
    void a_new_password_ends_a_change_of_address_that_was_asked_for_before() {
        ask(next);
        var link = mailbox.token(next);
        maya.call()
                .body(Map.of("currentPassword", Cast.PASSWORD, "newPassword", "another horse battery"))
                .post("/api/v1/me/password")
                .then()
                .statusCode(204);
        follow(link).then().statusCode(422).body("code", is("bad-token"));
    }

    @Test
    void a_reset_ends_it_too() {
        ask(next);
        var link = mailbox.token(next);
        post("/api/v1/password-resets", Map.of("email", maya.email()));
        var reset = Map.of("token", mailbox.token(maya.email()), "newPassword", "another horse battery");
        post("/api/v1/password-resets/confirmation", reset).then().statusCode(204);
        follow(link).then().statusCode(422).body("code", is("bad-token"));
    }

    /** Both lock the address and the account: in one order, or one of the two would be a deadlock's victim. */
    @Test
    void of_an_acceptance_and_a_change_of_address_at_once_neither_fails() throws Exception {
        for (var round = 0; round < 4; round++) {
            var home = cast.open();
            var link = next(home.maya(), round + next);
            var invitation = invited(cast.open().ada(), home.maya().email());
            var answers = AtOnce.atOnce(
                    2,
                    number -> number == 0
                            ? follow(link).statusCode()
                            : accept(invitation).statusCode());
            assertThat(answers.get(0)).isEqualTo(204);
            assertThat(answers.get(1)).isIn(201, 422);
        }
    }

    private String next(Cast.Person person, String email) {
        person.call()
                .body(Map.of("newEmail", email, "currentPassword", Cast.PASSWORD))
                .post("/api/v1/me/email-change")
                .then()
                .statusCode(202);
        return mailbox.token(email);
    }

    private void change() {
        ask(next);
        follow(mailbox.token(next)).then().statusCode(204);
    }

    private static String invite(Cast.Person owner, String email) {
        return owner.callOnce()
                .body(Map.of("email", email, "role", "COACH"))
                .post("/api/v1/invitations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String invited(Cast.Person owner, String email) {
        invite(owner, email);
        return mailbox.token(email.toLowerCase());
    }

    private static Response accept(String token) {
        return post(
                "/api/v1/invitations/acceptance", Map.of("token", token, "name", "Maya", "password", Cast.PASSWORD));
    }

    @Test
    void a_stranger_cannot_be_flooded_with_confirmations() {
        for (var i = 0; i < 3; i++) ask(next).then().statusCode(202);
        ask(next).then().statusCode(429);
        assertThat(mailbox.subjects(next)).hasSize(3);
    }

    private Response ask(String email) {
        return maya.call()
                .body(Map.of("newEmail", email, "currentPassword", Cast.PASSWORD))
                .post("/api/v1/me/email-change");
    }

    private static Response follow(String token) {
        return post("/api/v1/email-verifications", Map.of("token", token));
    }

    private static Response login(String email) {
        return post("/api/v1/tokens", Map.of("email", email, "password", Cast.PASSWORD));
    }

    private static Response post(String path, Map<String, String> body) {
        return given().contentType(ContentType.JSON).body(body).post(path);
    }
}
