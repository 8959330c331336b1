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
    void resets_asked_for_at_once_are_all_good_until_one_is_used() throws Exception {
        var maya = cast.open().maya();
        atOnce(
                3,
                i -> post("/api/v1/password-resets", Map.of("email", maya.email()))
                        .statusCode());
        assertThat(goodTokens(maya)).isEqualTo(3);
        confirm(mailed(maya.email())).then().statusCode(204);
        assertThat(goodTokens(maya)).isZero();
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
    void a_strangers_request_does_not_end_the_link_that_was_mailed_before() {
        var maya = cast.open().maya();
        post("/api/v1/password-resets", Map.of("email", maya.email()));
        var older = mailed(maya.email());
        post("/api/v1/password-resets", Map.of("email", maya.email()));
        post("/api/v1/password-resets", Map.of("email", maya.email()));
        confirm(older).then().statusCode(204);
    }

    @Test
    void a_used_link_ends_the_others_and_so_does_a_changed_password() {
        var house = cast.open();
        var older = twoResets(house.maya());
        confirm(mailed(house.maya().email())).then().statusCode(204);
        confirm(older).then().statusCode(422).body("code", is("bad-token"));
        var noahs = twoResets(house.noah());
        house.noah()
                .call()
                .body(Map.of("currentPassword", Cast.PASSWORD, "newPassword", NEW_PASSWORD))
                .post("/api/v1/me/password")
                .then()
                .statusCode(204);
        confirm(noahs).then().statusCode(422).body("code", is("bad-token"));
    }

    @Test
    void of_a_persons_links_used_at_once_one_works() throws Exception {
        var maya = cast.open().maya();
        var links = List.of(twoResets(maya), mailed(maya.email()));
        assertThat(atOnce(2, i -> confirm(links.get(i)).statusCode())).containsExactlyInAnyOrder(204, 422);
    }

    @Test
    void at_most_three_links_are_good_at_once() {
        var maya = cast.open().maya();
        var oldest = twoResets(maya);
        clock.advance(Duration.ofMinutes(10));
        for (var i = 0; i < 2; i++) post("/api/v1/password-resets", Map.of("email", maya.email()));
        assertThat(goodTokens(maya)).isEqualTo(3);
        confirm(oldest).then().statusCode(422);
    }

    @Test
    void a_password_that_attackers_try_first_is_taken_nowhere() {
        var house = cast.open();
        var email = "ada+" + UUID.randomUUID() + "@example.com";
        var signUp = Map.of(
                "practiceName", "Hilltop Coaching",
                "name", "Ines",
                "email", email,
                "password", "hilltop-coaching-1",
                "zone", "Europe/Berlin",
                "currency", "EUR");
        post("/api/v1/sign-ups", signUp)
                .then()
                .statusCode(422)
                .body("code", is("personal-password"))
                .body("errors[0].pointer", is("/password"));
        house.noah()
                .call()
                .body(Map.of("currentPassword", Cast.PASSWORD, "newPassword", "Riverside Coaching"))
                .post("/api/v1/me/password")
                .then()
                .statusCode(422)
                .body("code", is("personal-password"));
        post("/api/v1/password-resets", Map.of("email", house.maya().email()));
        var reset = mailed(house.maya().email());
        post("/api/v1/password-resets/confirmation", Map.of("token", reset, "newPassword", "password123456"))
                .then()
                .statusCode(422)
                .body("code", is("common-password"));
        confirm(reset).then().statusCode(204);
    }

    private String twoResets(Cast.Person person) {
        post("/api/v1/password-resets", Map.of("email", person.email()));
        var older = mailed(person.email());
        post("/api/v1/password-resets", Map.of("email", person.email()));
        return older;
    }

    private static Response confirm(String token) {
        return post("/api/v1/password-resets/confirmation", Map.of("token", token, "newPassword", NEW_PASSWORD));
    }

    private static long goodTokens(Cast.Person person) {
        return TestDatabase.count(
                "select count(*) from one_time_tokens where user_id = ? and used_at is null", person.userId());
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
        login(maya.email(), Cast.PASSWORD).then().statusCode(401);
    }

    @Test
    void a_changed_password_signs_every_other_device_out() {
        var phone = cast.open().maya();
        var laptop = cast.signInAgain(phone);
        var session = login(phone.email(), Cast.PASSWORD);
        var token = session.<String>path("accessToken");
        given().auth().oauth2(token).get("/api/v1/me").then().statusCode(200);
        laptop.call().get("/api/v1/me").then().statusCode(200);
        laptop.call()
                .body(Map.of("currentPassword", Cast.PASSWORD, "newPassword", NEW_PASSWORD))
                .post("/api/v1/me/password")
                .then()
                .statusCode(204);
        laptop.call().get("/api/v1/me").then().statusCode(200);
        phone.call().get("/api/v1/me").then().statusCode(401);
        given().auth().oauth2(token).get("/api/v1/me").then().statusCode(401);
        post("/api/v1/tokens/refresh", Map.of("refreshToken", session.<String>path("refreshToken")))
                .then()
                .statusCode(401);
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
