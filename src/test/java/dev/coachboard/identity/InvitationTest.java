package dev.coachboard.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import dev.coachboard.TestDatabase;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.mail.Mailbox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may take up an invitation, and as whom. */
@QuarkusTest
class InvitationTest {

    @Inject
    Cast cast;

    @Inject
    Mailbox mailbox;

    @Inject
    MovableClock clock;

    private Cast.House house;

    @BeforeEach
    void open() {
        house = cast.open();
    }

    @AfterEach
    void present() {
        clock.reset();
    }

    @Test
    void a_removed_coach_who_is_invited_again_comes_back_as_the_same_member() {
        house.ada().call().delete("/api/v1/members/" + house.ben().id()).then().statusCode(204);
        inviteCoach(house.ben().email());
        accept(house.ben().email(), Cast.PASSWORD)
                .then()
                .statusCode(201)
                .body("id", is(house.ben().id().toString()));
    }

    @Test
    void an_owner_is_not_made_a_coach_by_an_invitation() {
        inviteCoach(house.ada().email());
        accept(house.ada().email(), Cast.PASSWORD).then().statusCode(409).body("code", is("already-member"));
        assertThat(TestDatabase.column(
                        "select role from memberships where id = ?", house.ada().id()))
                .containsExactly("OWNER");
    }

    @Test
    void a_client_who_signs_in_already_gets_no_second_person() {
        var email = "someone+" + UUID.randomUUID() + "@example.com";
        inviteClient(email, house.maya().id());
        accept(email, Cast.PASSWORD).then().statusCode(409).body("code", is("already-member"));
    }

    @Test
    void who_has_an_account_must_know_its_password() {
        var noah = cast.open().noah();
        inviteCoach(noah.email());
        accept(noah.email(), "wrong horse battery").then().statusCode(401).body("code", is("bad-credentials"));
        accept(noah.email(), Cast.PASSWORD).then().statusCode(201);
    }

    @Test
    void an_invitation_ends_after_seven_days() {
        var email = "ines+" + UUID.randomUUID() + "@example.com";
        inviteCoach(email);
        clock.advance(Duration.ofDays(7));
        accept(email, Cast.PASSWORD).then().statusCode(422).body("code", is("bad-token"));
    }

    @Test
    void a_client_is_invited_by_id_and_a_coach_is_not() {
        invite(Map.of("email", "x@example.com", "role", "CLIENT"))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/clientId"));
        invite(Map.of(
                        "email",
                        "x@example.com",
                        "role",
                        "COACH",
                        "clientId",
                        house.maya().id().toString()))
                .then()
                .statusCode(422);
    }

    private void inviteCoach(String email) {
        invite(Map.of("email", email, "role", "COACH")).then().statusCode(201);
    }

    private void inviteClient(String email, UUID client) {
        invite(Map.of("email", email, "role", "CLIENT", "clientId", client.toString()))
                .then()
                .statusCode(201);
    }

    private Response invite(Map<String, String> invitation) {
        return house.ada().callOnce().body(invitation).post("/api/v1/invitations");
    }

    private Response accept(String email, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("token", mailbox.token(email), "name", "Ines", "password", password))
                .post("/api/v1/invitations/acceptance");
    }
}
