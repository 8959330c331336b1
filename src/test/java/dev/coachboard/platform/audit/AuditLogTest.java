package dev.coachboard.platform.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.coachboard.TestDatabase;
import dev.coachboard.api.FurnishedHouse;
import dev.coachboard.identity.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuditLogTest {

    @Inject
    Cast cast;

    @Inject
    AuditLog audit;

    private FurnishedHouse furnished;
    private Cast.House house;
    private Cast.Person operator;

    @BeforeEach
    void openHouse() {
        house = cast.open();
        furnished = FurnishedHouse.furnish(house);
        operator = cast.operator(cast.open());
    }

    @Test
    void an_entry_says_who_did_what_and_how_it_was_before() {
        house.ada()
                .call()
                .header("Request-Id", "promote-ben")
                .body(Map.of("role", "OWNER"))
                .patch("/api/v1/members/" + house.ben().id())
                .then()
                .statusCode(200);
        entries("subjectId=" + house.ben().id())
                .body("items[0].action", is("role-changed"))
                .body("items[0].practiceId", is(house.practiceId().toString()))
                .body("items[0].actor.userId", is(house.ada().userId().toString()))
                .body("items[0].actor.role", is("OWNER"))
                .body("items[0].actor.operator", is(false))
                .body("items[0].requestId", is("promote-ben"))
                .body("items[0].before.role", is("COACH"))
                .body("items[0].after.role", is("OWNER"));
    }

    @Test
    void what_was_refused_leaves_none() {
        house.ada()
                .call()
                .body(Map.of("role", "COACH"))
                .patch("/api/v1/members/" + house.ada().id())
                .then()
                .statusCode(409);
        entries("practiceId=" + house.practiceId()).body("items", empty());
    }

    @Test
    @ActivateRequestContext
    void what_rolls_back_leaves_none() {
        var subject = UUID.randomUUID();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    audit.record("tried", subject, null, Map.of("status", "DONE"));
                    throw new IllegalStateException("on second thoughts");
                }))
                .hasMessage("on second thoughts");
        entries("subjectId=" + subject).body("items", empty());
    }

    @Test
    @ActivateRequestContext
    void what_the_system_does_has_no_actor() {
        var subject = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> audit.record("mended", subject, null, Map.of("status", "DONE")));
        entries("subjectId=" + subject)
                .body("items[0].actor", nullValue())
                .body("items[0].practiceId", nullValue())
                .body("items[0].before", nullValue())
                .body("items[0].after.status", is("DONE"));
    }

    @Test
    void every_change_of_money_and_access_is_noted() {
        var ids = furnished.ids();
        post("/api/v1/invitations", Map.of("email", "eve@example.com", "role", "COACH"));
        post("/api/v1/invoices/" + ids.get("invoices") + "/payment", Map.of());
        post(
                "/api/v1/plans",
                Map.of(
                        "name",
                        "Team",
                        "description",
                        "All of you",
                        "price",
                        Map.of("amountCents", 9900, "currency", "EUR"),
                        "period",
                        "MONTH",
                        "trialDays",
                        0));
        patch("/api/v1/plans/" + ids.get("plans"), Map.of("name", "Basic"));
        patch("/api/v1/practice", Map.of("name", "Hillside Coaching"));
        post("/api/v1/clients/" + house.noah().id() + "/archival", Map.of());
        post("/api/v1/clients/" + house.noah().id() + "/erasure", Map.of("confirm", "Noah Lindqvist"));
        house.ada().call().delete("/api/v1/members/" + house.ben().id());
        house.maya()
                .call()
                .delete("/api/v1/devices/" + cast.signInAgain(house.maya()).deviceId());
        assertThat(actions())
                .containsExactly(
                        "device-revoked",
                        "member-removed",
                        "client-erased",
                        "client-archived",
                        "practice-changed",
                        "plan-edited",
                        "plan-offered",
                        "invoice-paid",
                        "invitation-sent");
    }

    @Test
    void an_edited_plan_shows_its_terms_before_and_after() {
        patch("/api/v1/plans/" + furnished.ids().get("plans"), Map.of("name", "Basic"));
        entries("practiceId=" + house.practiceId() + "&action=plan-edited")
                .body("items[0].before.name", is("Essential"))
                .body("items[0].after.name", is("Basic"))
                .body("items[0].after.amountCents", is(12900));
    }

    @Test
    void a_changed_password_is_noted_and_no_password_hash_or_address_is_kept() {
        house.ben()
                .call()
                .body(Map.of("currentPassword", Cast.PASSWORD, "newPassword", "staple battery horse"))
                .post("/api/v1/me/password")
                .then()
                .statusCode(204);
        entries("subjectId=" + house.ben().userId()).body("items[0].action", is("password-changed"));
        assertThat(TestDatabase.count("""
                select count(*) from audit_entries
                where audit_entries::text ~ 'battery|argon2|@example.com|Maya|Noah'
                """)).isZero();
    }

    @Test
    void only_an_operator_reads_them() {
        var path = "/api/v1/operator/audit-entries";
        given().get(path).then().statusCode(401);
        for (var person : List.of(house.ada(), house.ben(), house.maya()))
            person.call().get(path).then().statusCode(403);
        operator.call().get(path).then().statusCode(200);
    }

    private ValidatableResponse entries(String filter) {
        return operator.call()
                .get("/api/v1/operator/audit-entries?" + filter)
                .then()
                .statusCode(200);
    }

    private List<String> actions() {
        return entries("practiceId=" + house.practiceId()).extract().path("items.action");
    }

    private void post(String path, Map<String, ?> body) {
        house.ada().callOnce().body(body).post(path).then().statusCode(org.hamcrest.Matchers.lessThan(300));
    }

    private void patch(String path, Map<String, ?> body) {
        house.ada().call().header("If-Match", "*").body(body).patch(path).then().statusCode(200);
    }
}
