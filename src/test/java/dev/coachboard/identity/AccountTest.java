package dev.coachboard.identity;

import static dev.coachboard.AtOnce.atOnce;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

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
import org.junit.jupiter.api.Test;

/** Opening an account, losing its password, inviting others and leaving. */
@QuarkusTest
class AccountTest {

    private static final String NEW_PASSWORD = "another horse battery";

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
    void a_coach_signs_up_verifies_and_owns_a_practice() {
        var email = "ada+" + UUID.randomUUID() + "@example.com";
        signUp(email).then().statusCode(202);
        login(email, Cast.PASSWORD).then().statusCode(403).body("code", is("email-not-verified"));
        post("/api/v1/email-verifications", Map.of("token", mailed(email)))
                .then()
                .statusCode(204);
        var token = login(email, Cast.PASSWORD).then().statusCode(200).extract().<String>path("accessToken");
        given().auth()
                .oauth2(token)
                .get("/api/v1/practice")
                .then()
                .statusCode(200)
                .body("name", is("Riverside"));
    }

    @Test
    void signing_up_with_a_known_address_looks_like_any_other() {
        var known = signUp(cast.open().maya().email());
        var fresh = signUp("ben+" + UUID.randomUUID() + "@example.com");
        assertThat(known.statusCode()).isEqualTo(fresh.statusCode()).isEqualTo(202);
        assertThat(known.asString()).isEqualTo(fresh.asString());
    }

    @Test
    void signing_up_twice_at_once_looks_like_once() throws Exception {
        var email = "ada+" + UUID.randomUUID() + "@example.com";
        assertThat(atOnce(2, i -> signUp(email).statusCode())).containsExactly(202, 202);
        assertThat(TestDatabase.count("select count(*) from users where email = ?::citext", email))
                .isOne();
    }

    @Test
    void of_two_resets_asked_for_at_once_one_is_good() throws Exception {
        var maya = cast.open().maya();
        atOnce(
                3,
                i -> post("/api/v1/password-resets", Map.of("email", maya.email()))
                        .statusCode());
        assertThat(TestDatabase.count("select count(*) from one_time_tokens where user_id = ?", maya.userId()))
                .isOne();
    }

    @Test
    void a_reset_ends_after_half_an_hour() {
        var maya = cast.open().maya();
        post("/api/v1/password-resets", Map.of("email", maya.email()));
        clock.advance(Duration.ofMinutes(30));
        post("/api/v1/password-resets/confirmation", Map.of("token", mailed(maya.email()), "newPassword", NEW_PASSWORD))
                .then()
                .statusCode(422)
                .body("code", is("bad-token"));
    }

    @Test
    void a_reset_works_once_however_many_try_and_signs_every_device_out() throws Exception {
        var maya = cast.open().maya();
        post("/api/v1/password-resets", Map.of("email", maya.email())).then().statusCode(202);
        var body = Map.of("token", mailed(maya.email()), "newPassword", NEW_PASSWORD);
        var answers = atOnce(
                3, i -> post("/api/v1/password-resets/confirmation", body).statusCode());
        assertThat(answers).containsOnlyOnce(204).containsOnly(204, 422);
        maya.call().get("/api/v1/me").then().statusCode(401);
        login(maya.email(), NEW_PASSWORD).then().statusCode(200);
    }

    @Test
    void a_newer_reset_kills_the_older_and_only_digests_are_stored() {
        var maya = cast.open().maya();
        post("/api/v1/password-resets", Map.of("email", maya.email()));
        var older = mailed(maya.email());
        post("/api/v1/password-resets", Map.of("email", maya.email()));
        post("/api/v1/password-resets/confirmation", Map.of("token", older, "newPassword", NEW_PASSWORD))
                .then()
                .statusCode(422)
                .body("code", is("bad-token"));
        assertThat(TestDatabase.count("select count(*) from one_time_tokens where user_id = ?", maya.userId()))
                .isOne();
    }

    @Test
    void resets_look_alike_for_known_and_unknown_addresses() {
        var known = post(
                "/api/v1/password-resets", Map.of("email", cast.open().maya().email()));
        var unknown = post("/api/v1/password-resets", Map.of("email", UUID.randomUUID() + "@example.com"));
        assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(202);
        assertThat(unknown.asString()).isEqualTo(known.asString());
    }

    @Test
    void a_changed_password_keeps_this_device_and_needs_the_old_one() {
        var maya = cast.open().maya();
        var change = Map.of("currentPassword", Cast.PASSWORD, "newPassword", NEW_PASSWORD);
        maya.call()
                .body(Map.of("currentPassword", "wrong", "newPassword", NEW_PASSWORD))
                .post("/api/v1/me/password")
                .then()
                .statusCode(422)
                .body("code", is("wrong-password"));
        maya.call().body(change).post("/api/v1/me/password").then().statusCode(204);
        maya.call().get("/api/v1/me").then().statusCode(200);
        login(maya.email(), NEW_PASSWORD).then().statusCode(200);
    }

    @Test
    void an_invited_coach_becomes_a_member_once() {
        var house = cast.open();
        var email = "ines+" + UUID.randomUUID() + "@example.com";
        house.ada()
                .callOnce()
                .body(Map.of("email", email, "role", "COACH"))
                .post("/api/v1/invitations")
                .then()
                .statusCode(201);
        var acceptance = Map.of("token", mailed(email), "name", "Ines", "password", NEW_PASSWORD);
        post("/api/v1/invitations/acceptance", acceptance)
                .then()
                .statusCode(201)
                .body("role", is("COACH"));
        post("/api/v1/invitations/acceptance", acceptance).then().statusCode(422);
        login(email, NEW_PASSWORD)
                .then()
                .statusCode(200)
                .body("practiceId", is(house.practiceId().toString()));
    }

    @Test
    void an_invited_client_becomes_the_client_that_was_meant() {
        var house = cast.open();
        var client = house.maya().id();
        TestDatabase.update("update memberships set removed_at = now() where id = ?", client);
        house.ben()
                .callOnce()
                .body(Map.of("email", house.maya().email(), "role", "CLIENT", "clientId", client.toString()))
                .post("/api/v1/invitations")
                .then()
                .statusCode(201);
        var acceptance = Map.of("token", mailed(house.maya().email()), "name", "Maya", "password", Cast.PASSWORD);
        post("/api/v1/invitations/acceptance", acceptance)
                .then()
                .statusCode(201)
                .body("id", is(client.toString()));
    }

    @Test
    void a_coach_invites_no_coach_and_nobody_invites_another_practices_client() {
        var house = cast.open();
        var stranger = cast.open().maya().id();
        house.ben()
                .callOnce()
                .body(Map.of("email", "x@example.com", "role", "COACH"))
                .post("/api/v1/invitations")
                .then()
                .statusCode(403);
        house.ben()
                .callOnce()
                .body(Map.of("email", "x@example.com", "role", "CLIENT", "clientId", stranger.toString()))
                .post("/api/v1/invitations")
                .then()
                .statusCode(404);
    }

    @Test
    void two_owners_who_remove_each_other_do_not_both_succeed() throws Exception {
        var house = cast.open();
        TestDatabase.update(
                "update memberships set role = 'OWNER' where id = ?",
                house.ben().id());
        var targets = List.of(house.ada().id(), house.ben().id());
        var answers = atOnce(
                2,
                i -> house.ada()
                        .call()
                        .delete("/api/v1/members/" + targets.get(i))
                        .statusCode());
        assertThat(answers).containsOnlyOnce(204);
        assertThat(TestDatabase.count(
                        "select count(*) from memberships where practice_id = ? and role = 'OWNER' and removed_at is null",
                        house.practiceId()))
                .isOne();
    }

    @Test
    void a_removed_member_is_out_at_once() {
        var house = cast.open();
        house.ben().call().get("/api/v1/me").then().statusCode(200);
        house.ada().call().delete("/api/v1/members/" + house.ben().id()).then().statusCode(204);
        house.ben().call().get("/api/v1/me").then().statusCode(401);
        house.ada().call().get("/api/v1/members").then().statusCode(200).body("items.size()", is(3));
    }

    private static Response signUp(String email) {
        return post(
                "/api/v1/sign-ups",
                Map.of(
                        "practiceName", "Riverside",
                        "name", "Ada",
                        "email", email,
                        "password", Cast.PASSWORD,
                        "zone", "Europe/Berlin",
                        "currency", "EUR"));
    }

    private String mailed(String email) {
        return mailbox.token(email);
    }

    private static Response login(String email, String password) {
        return post("/api/v1/tokens", Map.of("email", email, "password", password));
    }

    private static Response post(String path, Map<String, String> body) {
        return given().contentType(ContentType.JSON).body(body).post(path);
    }
}
