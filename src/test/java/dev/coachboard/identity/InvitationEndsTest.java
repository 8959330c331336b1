package dev.coachboard.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.coachboard.AtOnce;
import dev.coachboard.TestDatabase;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.mail.Mailbox;
import dev.coachboard.platform.tenancy.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An invitation that should no longer let anybody in does not. */
@QuarkusTest
class InvitationEndsTest {

    @Inject
    Cast cast;

    @Inject
    Mailbox mailbox;

    @Inject
    MovableClock clock;

    private Cast.House house;
    private String ines;
    private String client;

    @BeforeEach
    void open() {
        house = cast.open();
        ines = "ines+" + UUID.randomUUID() + "@example.com";
    }

    @AfterEach
    void present() {
        clock.reset();
    }

    @Test
    void a_removed_member_does_not_come_back_by_an_older_invitation() {
        var token = invited(house.ada(), house.ben().email());
        remove(house.ben());
        refused(accept(token));
        assertThat(liveMembers(house.ben().email())).isZero();
    }

    @Test
    void a_newer_invitation_ends_the_older_one() {
        var older = invited(house.ada(), ines);
        var newer = invited(house.ada(), ines);
        refused(accept(older));
        accept(newer).statusCode(201).body("email", is(ines));
    }

    @Test
    void a_client_has_one_open_invitation_whatever_the_address() {
        var mistyped = inviteClient("x" + ines);
        var right = inviteClient(ines);
        refused(accept(mistyped));
        accept(right).statusCode(201).body("id", is(client));
    }

    @Test
    void an_accepted_invitation_lets_nobody_in_again() {
        var token = invited(house.ada(), ines);
        var member = accept(token).statusCode(201).extract().<String>path("id");
        house.ada().call().delete("/api/v1/members/" + member).then().statusCode(204);
        refused(accept(token));
        assertThat(liveMembers(ines)).isZero();
    }

    @Test
    void a_removed_owner_leaves_no_invitation_behind() {
        var second = cast.join(house.practiceId(), "Sam", Role.OWNER);
        var token = invited(second, ines);
        remove(second);
        refused(accept(token));
    }

    @Test
    void an_owner_who_becomes_a_coach_leaves_invitations_of_clients_alone() {
        var second = cast.join(house.practiceId(), "Sam", Role.OWNER);
        var coach = invited(second, ines);
        var client = addClient();
        var clients = invited(second, Map.of("email", "c" + ines, "role", "CLIENT", "clientId", client), "c" + ines);
        house.ada()
                .call()
                .body(Map.of("role", "COACH"))
                .patch("/api/v1/members/" + second.id())
                .then()
                .statusCode(200);
        refused(accept(coach));
        accept(clients).statusCode(201);
    }

    @Test
    void an_archived_client_is_not_let_in_and_not_invited() {
        var client = addClient();
        var wanted = Map.<String, Object>of("email", ines, "role", "CLIENT", "clientId", client);
        var token = invited(house.ada(), wanted, ines);
        house.ada()
                .call()
                .post("/api/v1/clients/" + client + "/archival")
                .then()
                .statusCode(204);
        refused(accept(token));
        invite(house.ada(), wanted).then().statusCode(409).body("code", is("client-archived"));
    }

    @Test
    void another_address_of_the_client_ends_the_invitation_to_the_old_one() {
        var client = addClient();
        var token = invited(house.ada(), Map.of("email", ines, "role", "CLIENT", "clientId", client), ines);
        house.ada()
                .call()
                .header("If-Match", "*")
                .body(Map.of("email", "new" + ines))
                .patch("/api/v1/clients/" + client)
                .then()
                .statusCode(200);
        refused(accept(token));
    }

    @Test
    void owners_list_what_is_open_and_nobody_elses() {
        invited(cast.open().ada(), "other" + ines);
        invited(house.ada(), "older" + ines);
        clock.advance(Duration.ofDays(8));
        var ada = cast.signInAgain(house.ada());
        invited(ada, ines);
        ada.call()
                .get("/api/v1/invitations")
                .then()
                .statusCode(200)
                .body("items.email", contains(ines, "older" + ines))
                .body("items[0].invitedBy", is(ada.id().toString()))
                .body("items[0].keySet().toString()", not(org.hamcrest.Matchers.containsString("oken")));
        cast.signInAgain(house.ben()).call().get("/api/v1/invitations").then().statusCode(403);
    }

    @Test
    void pages_of_invitations_follow_each_other() {
        for (var number = 0; number < 3; number++) invited(house.ada(), number + ines);
        var first = house.ada().call().get("/api/v1/invitations?limit=2").then().body("items.size()", is(2));
        String next = first.extract().path("nextCursor");
        house.ada()
                .call()
                .get("/api/v1/invitations?limit=2&cursor=" + next)
                .then()
                .body("items.email", contains("0" + ines));
    }

    @Test
    void a_withdrawn_invitation_is_closed_and_its_waiting_mail_taken_back() {
        var waiting = id(invite(house.ada(), coach(ines)));
        withdraw(house.ada(), waiting).statusCode(204);
        assertThat(TestDatabase.count("select count(*) from jobs where task_instance = ?", "invitation:" + waiting))
                .isZero();
        assertThat(mailbox.of(ines)).isEmpty();
        withdraw(house.ada(), waiting).statusCode(409).body("code", is("invitation-closed"));
        resend(house.ada(), waiting).statusCode(409).body("code", is("invitation-closed"));
        house.ada().call().get("/api/v1/invitations").then().body("items.size()", is(0));
    }

    @Test
    void owners_alone_withdraw_and_send_again_and_only_their_own() {
        var id = id(invite(house.ada(), coach(ines)));
        var stranger = cast.open().ada();
        withdraw(stranger, id).statusCode(404);
        resend(stranger, id).statusCode(404);
        withdraw(house.ben(), id).statusCode(403);
        resend(house.ben(), id).statusCode(403);
    }

    @Test
    void an_invitation_that_is_sent_again_has_a_new_link_and_seven_more_days() {
        var id = id(invite(house.ada(), coach(ines)));
        var first = mailbox.token(ines);
        clock.advance(Duration.ofDays(8));
        refused(accept(first));
        resend(cast.signInAgain(house.ada()), id).statusCode(200).body("id", is(id));
        refused(accept(first));
        accept(mailbox.token(ines)).statusCode(201);
        assertThat(mailbox.mails(ines)).hasSize(3);
    }

    @Test
    void sent_again_at_once_an_invitation_is_mailed_once() {
        var id = id(invite(house.ada(), coach(ines)));
        resend(house.ada(), id).statusCode(200);
        assertThat(mailbox.mails(ines)).hasSize(1);
        accept(mailbox.token(ines)).statusCode(201);
    }

    @Test
    void of_an_acceptance_and_a_removal_at_once_the_removal_stands() throws Exception {
        for (var round = 0; round < 5; round++) {
            var home = cast.open();
            var token = invited(home.ada(), home.ben().email());
            var answers = AtOnce.atOnce(
                    2,
                    number -> number == 0
                            ? accept(token).extract().statusCode()
                            : home.ada()
                                    .call()
                                    .delete("/api/v1/members/" + home.ben().id())
                                    .statusCode());
            assertThat(answers.get(0)).isIn(409, 422);
            assertThat(answers.get(1)).isEqualTo(204);
            assertThat(liveMembers(home.ben().email())).isZero();
        }
    }

    @Test
    void of_an_acceptance_and_a_withdrawal_at_once_one_happens() throws Exception {
        for (var round = 0; round < 5; round++) {
            var address = round + ines;
            var id = id(invite(house.ada(), coach(address)));
            var token = mailbox.token(address);
            var answers = AtOnce.atOnce(
                    2,
                    number -> number == 0
                            ? accept(token).extract().statusCode()
                            : withdraw(house.ada(), id).extract().statusCode());
            assertThat(answers.toString()).isIn("[201, 409]", "[422, 204]");
            assertThat(liveMembers(address)).isEqualTo(answers.get(0) == 201 ? 1 : 0);
        }
    }

    @Test
    void of_many_invitations_of_one_address_at_once_one_stays_open() throws Exception {
        AtOnce.atOnce(4, number -> invite(house.ada(), coach(ines)).statusCode());
        house.ada().call().get("/api/v1/invitations").then().body("items.size()", is(1));
        accept(mailbox.token(ines)).statusCode(201);
    }

    private String inviteClient(String email) {
        if (client == null) client = addClient();
        return invited(house.ada(), Map.of("email", email, "role", "CLIENT", "clientId", client), email);
    }

    private String addClient() {
        return house.ada()
                .call()
                .body(Map.of("name", "Ines", "email", "c" + UUID.randomUUID() + "@example.com", "zone", "UTC"))
                .post("/api/v1/clients")
                .path("id");
    }

    private static Map<String, Object> coach(String email) {
        return Map.of("email", email, "role", "COACH");
    }

    private String invited(Cast.Person inviter, String email) {
        return invited(inviter, coach(email), email);
    }

    /** The mailed token. */
    private String invited(Cast.Person inviter, Map<String, Object> wanted, String email) {
        invite(inviter, wanted).then().statusCode(201);
        return mailbox.token(email);
    }

    private static Response invite(Cast.Person inviter, Map<String, Object> wanted) {
        return inviter.callOnce().body(wanted).post("/api/v1/invitations");
    }

    private static String id(Response invited) {
        return invited.then().statusCode(201).extract().path("id");
    }

    private static ValidatableResponse withdraw(Cast.Person owner, String id) {
        return owner.call().delete("/api/v1/invitations/" + id).then();
    }

    private static ValidatableResponse resend(Cast.Person owner, String id) {
        return owner.callOnce().post("/api/v1/invitations/" + id + "/resending").then();
    }

    private static ValidatableResponse accept(String token) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("token", token, "name", "Ines", "password", Cast.PASSWORD))
                .post("/api/v1/invitations/acceptance")
                .then();
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(422).body("code", is("bad-token"));
    }

    private void remove(Cast.Person member) {
        house.ada().call().delete("/api/v1/members/" + member.id()).then().statusCode(204);
    }

    private static long liveMembers(String email) {
        return TestDatabase.count(
                "select count(*) from memberships m join users u on u.id = m.user_id"
                        + " where u.email = ?::citext and m.removed_at is null",
                email);
    }
}
