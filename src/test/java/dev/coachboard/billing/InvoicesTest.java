package dev.coachboard.billing;

import static dev.coachboard.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.coachboard.TestDatabase;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.identity.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InvoicesTest {

    @Inject
    Cast cast;

    @Inject
    MovableClock clock;

    private Cast.House house;
    private Cast.Person ada;

    @BeforeEach
    void open() {
        house = cast.open();
        ada = house.ada();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void a_draft_adds_up_and_rounds_its_tax_half_up() {
        var draft = invoice();
        draft.put("lines", List.of(line("Session", 3, 3333), line("Book", 1, 51)));
        draft(draft)
                .statusCode(201)
                .body("status", equalTo("DRAFT"))
                .body("number", nullValue())
                .body("subtotal.amountCents", equalTo(10050))
                .body("tax.amountCents", equalTo(1910))
                .body("total.amountCents", equalTo(11960))
                .body("total.currency", equalTo("EUR"))
                .body("lines.description", contains("Session", "Book"));
    }

    @Test
    void a_client_sees_an_invoice_from_its_number_on() {
        var id = drafted();
        read(house.maya(), id).statusCode(404);
        list(house.maya(), "").body("items", empty());
        step(id, "finalization").statusCode(200).body("number", equalTo("INV-000001"));
        read(house.maya(), id).statusCode(200).body("status", equalTo("OPEN"));
        list(house.maya(), "?status=OPEN").body("items.id", contains(id));
        read(house.noah(), id).statusCode(404);
        list(house.noah(), "").body("items", empty());
    }

    @Test
    void an_invoice_takes_each_step_once_and_none_backwards() {
        var id = drafted();
        step(id, "payment").statusCode(409).body("code", equalTo("invoice-not-open"));
        step(id, "finalization").statusCode(200);
        step(id, "finalization").statusCode(409).body("code", equalTo("invoice-not-draft"));
        step(id, "payment").statusCode(200).body("status", equalTo("PAID"));
        step(id, "void").statusCode(409);
        var other = drafted();
        step(other, "finalization").body("number", equalTo("INV-000002"));
        step(other, "void").statusCode(200).body("status", equalTo("VOID")).body("number", equalTo("INV-000002"));
    }

    @Test
    void what_is_paid_counts_in_the_practices_own_month() {
        clock.moveTo(Instant.parse("2027-03-31T22:30:00Z"));
        ada = cast.signInAgain(ada);
        var id = drafted();
        step(id, "finalization");
        step(id, "payment").statusCode(200);
        assertThat(TestDatabase.column(
                        "select starts_on::text from revenue_months where practice_id = ?", house.practiceId()))
                .containsExactly("2027-04-01");
        ada.call().get("/api/v1/dashboard").then().body("revenueThisMonth.amountCents", contains(11900));
    }

    @Test
    void twenty_finalised_at_once_get_twenty_numbers_without_a_gap() throws Exception {
        var drafts = IntStream.range(0, 20).mapToObj(i -> drafted()).toList();
        atOnce(20, i -> step(drafts.get(i), "finalization").extract().statusCode());
        var numbers =
                TestDatabase.column("select number from invoices where practice_id = ? order by 1", house.practiceId());
        assertThat(numbers)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20)
                        .mapToObj("INV-%06d"::formatted)
                        .map(Object.class::cast)
                        .toList());
    }

    @Test
    void twenty_payments_at_once_are_booked_once() throws Exception {
        var id = drafted();
        step(id, "finalization");
        var statuses = atOnce(20, i -> step(id, "payment").extract().statusCode());
        assertThat(Collections.frequency(statuses, 200)).isOne();
        assertThat(Collections.frequency(statuses, 409)).isEqualTo(19);
        assertThat(TestDatabase.count(
                        "select sum(amount_cents) from revenue_months where practice_id = ?", house.practiceId()))
                .isEqualTo(11900);
    }

    @Test
    void the_same_key_drafts_once() {
        var key = UUID.randomUUID().toString();
        var first = ada.call()
                .header("Idempotency-Key", key)
                .body(invoice())
                .post("/api/v1/invoices")
                .then();
        ada.call()
                .header("Idempotency-Key", key)
                .body(invoice())
                .post("/api/v1/invoices")
                .then()
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first.extract().path("id")));
        ada.call().body(invoice()).post("/api/v1/invoices").then().statusCode(400);
    }

    @Test
    void what_cannot_be_owed_is_refused_and_nothing_stored() {
        refused("lines", List.of(), 422);
        refused("lines", List.of(Map.of("description", "Session", "quantity", 1)), 422);
        refused("lines", List.of(line("Session", 0, 100)), 422);
        refused("lines", List.of(line("Session", 1, -1)), 422);
        refused("lines", List.of(line("Session", 10_000, 100_000_000)), 422);
        refused("taxRateBasisPoints", 10_001, 422);
        refused("dueOn", "2026-02-30", 400);
        refused("dueOn", List.of(2026, 2, 3), 400);
        refused("clientId", UUID.randomUUID(), 404);
        refused("clientId", cast.open().maya().id(), 404);
        assertThat(TestDatabase.count("select count(*) from invoices where practice_id = ?", house.practiceId()))
                .isZero();
    }

    private void refused(String field, Object value, int status) {
        var draft = invoice();
        draft.put(field, value);
        draft(draft).statusCode(status);
    }

    private Map<String, Object> invoice() {
        return new HashMap<>(Map.of(
                "clientId",
                house.maya().id(),
                "lines",
                List.of(line("Coaching in March", 1, 10000)),
                "taxRateBasisPoints",
                1900,
                "dueOn",
                "2027-04-14"));
    }

    private static Map<String, Object> line(String description, int quantity, int cents) {
        return Map.of("description", description, "quantity", quantity, "unitAmountCents", cents);
    }

    private ValidatableResponse draft(Map<String, Object> invoice) {
        return ada.callOnce().body(invoice).post("/api/v1/invoices").then();
    }

    private String drafted() {
        return draft(invoice()).statusCode(201).extract().path("id");
    }

    private ValidatableResponse step(String id, String step) {
        return ada.callOnce().post("/api/v1/invoices/{id}/{step}", id, step).then();
    }

    private static ValidatableResponse read(Cast.Person person, String id) {
        return person.call().get("/api/v1/invoices/{id}", id).then();
    }

    private static ValidatableResponse list(Cast.Person person, String filter) {
        return person.call().get("/api/v1/invoices" + filter).then().statusCode(200);
    }
}
