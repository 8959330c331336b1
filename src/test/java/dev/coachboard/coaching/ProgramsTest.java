package dev.coachboard.coaching;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.coachboard.identity.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProgramsTest {

    @Inject
    Cast cast;

    private Cast.House house;
    private UUID program;

    @BeforeEach
    void offerAProgram() {
        house = cast.open();
        program = Practice.program(house.ada(), 6);
    }

    @Test
    void a_client_reads_programs_and_writes_none() {
        house.maya()
                .call()
                .get("/api/v1/programs/{id}", program)
                .then()
                .statusCode(200)
                .body("price.amountCents", equalTo(59000))
                .body("price.currency", equalTo("EUR"));
        house.maya().call().body("{}").post("/api/v1/programs").then().statusCode(403);
    }

    @Test
    void an_archived_program_is_gone_for_clients_and_takes_no_enrolment() {
        edit("\"0\"", Map.of("status", "ARCHIVED")).statusCode(200);
        house.maya().call().get("/api/v1/programs/{id}", program).then().statusCode(404);
        house.maya().call().get("/api/v1/programs?status=ARCHIVED").then().body("items", empty());
        house.ada().call().get("/api/v1/programs?status=ARCHIVED").then().body("items", hasSize(1));
        Practice.enrol(house.ada(), house.maya().id(), program)
                .statusCode(409)
                .body("code", equalTo("program-archived"));
    }

    @Test
    void an_edit_names_the_version_it_changes() {
        edit(null, Map.of("name", "Beginnings")).statusCode(428);
        edit("\"0\"", Map.of("name", "Beginnings")).statusCode(200).header("ETag", "\"1\"");
        edit("\"0\"", Map.of("name", "Endings")).statusCode(412);
    }

    @Test
    void an_amount_is_whole_cents_of_a_currency_in_use() {
        edit("\"0\"", Map.of("price", Map.of("amountCents", -1, "currency", "XXX")))
                .statusCode(422);
        edit("\"0\"", Map.of("price", Map.of("amountCents", 1.5, "currency", "EUR")))
                .statusCode(400);
    }

    @Test
    void enrolling_twice_under_one_key_grants_once() {
        for (var i = 0; i < 2; i++)
            house.ada()
                    .call()
                    .header("Idempotency-Key", "enrol-maya")
                    .body(Map.of("programId", program))
                    .post("/api/v1/clients/{id}/enrolments", house.maya().id())
                    .then()
                    .statusCode(201)
                    .body("creditsLeft", equalTo(6));
        enrolments(house.maya()).body("items", hasSize(1)).body("items[0].programName", equalTo("Foundations"));
    }

    @Test
    void enrolling_needs_a_key_and_an_active_client_of_this_practice() {
        var call = house.ada().call().body(Map.of("programId", program));
        call.post("/api/v1/clients/{id}/enrolments", house.maya().id()).then().statusCode(400);
        house.ada().call().post("/api/v1/clients/{id}/archival", house.maya().id());
        Practice.enrol(house.ada(), house.maya().id(), program)
                .statusCode(409)
                .body("code", equalTo("client-archived"));
        Practice.enrol(cast.open().ada(), house.maya().id(), program).statusCode(404);
    }

    @Test
    void enrolments_are_the_clients_own() {
        var enrolment = Practice.id(Practice.enrol(house.ada(), house.maya().id(), program));
        enrolments(house.maya()).statusCode(200).body("items", hasSize(1));
        enrolments(house.noah()).statusCode(404);
        enrolments(cast.open().ada()).statusCode(404);
        house.noah().call().get("/api/v1/enrolments/{id}", enrolment).then().statusCode(404);
    }

    private ValidatableResponse enrolments(Cast.Person caller) {
        return caller.call()
                .get("/api/v1/clients/{id}/enrolments", house.maya().id())
                .then();
    }

    private ValidatableResponse edit(String ifMatch, Map<String, ?> patch) {
        var call = house.ada().call().body(patch);
        if (ifMatch != null) call.header("If-Match", ifMatch);
        return call.patch("/api/v1/programs/{id}", program).then();
    }
}
