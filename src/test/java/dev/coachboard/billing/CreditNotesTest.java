package dev.coachboard.billing;

import static dev.coachboard.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.coachboard.TestDatabase;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.identity.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CreditNotesTest {

    @Inject
    Cast cast;

    @Inject
    MovableClock clock;

    private Cast.House house;
    private Till till;

    @BeforeEach
    void open() {
        house = cast.open();
        till = new Till(house);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void a_credit_gives_back_tax_at_the_invoices_rate_and_lowers_what_is_due() {
        var id = till.open();
        till.credit(id, 4000)
                .statusCode(201)
                .body("number", equalTo("CN-000001"))
                .body("subtotal.amountCents", equalTo(4000))
                .body("tax.amountCents", equalTo(760))
                .body("total.amountCents", equalTo(4760))
                .body("invoiceNumber", equalTo("INV-000001"));
        till.read(id)
                .body("status", equalTo("OPEN"))
                .body("credited.amountCents", equalTo(4760))
                .body("due.amountCents", equalTo(7140));
        house.ada().call().get("/api/v1/invoices").then().body("items.due.amountCents", contains(7140));
        house.ada().call().get("/api/v1/dashboard").then().body("unpaidInvoices.total.amountCents", contains(7140));
        house.maya().call().get("/api/v1/dashboard").then().body("openInvoices.total.amountCents", contains(7140));
    }

    @Test
    void credits_in_parts_give_back_the_tax_to_the_cent() {
        var id = till.open(Map.of("lines", List.of(Till.line(3, 33))));
        for (var i = 0; i < 3; i++) till.credit(id, 33).statusCode(201);
        assertThat(TestDatabase.column(
                        "select tax_cents from credit_notes where practice_id = ? order by number", house.practiceId()))
                .containsExactly(6L, 6L, 7L);
        till.read(id).body("credited.amountCents", equalTo(118)).body("due.amountCents", equalTo(0));
    }

    @Test
    void a_full_credit_closes_what_was_owed() {
        var id = till.open();
        till.creditAll(id).statusCode(201).body("total.amountCents", equalTo(11900));
        till.read(id).body("status", equalTo("VOID")).body("due.amountCents", equalTo(0));
        till.creditAll(id).statusCode(409).body("code", equalTo("invoice-not-creditable"));
        till.step(id, "payment").statusCode(409);
        house.maya().call().get("/api/v1/dashboard").then().body("openInvoices", empty());
    }

    @Test
    void a_payment_after_a_credit_brings_in_the_rest() {
        var id = till.open();
        till.credit(id, 4000);
        till.step(id, "payment").statusCode(200);
        assertThat(revenue()).isEqualTo(7140);
        till.creditAll(id).statusCode(201).body("total.amountCents", equalTo(7140));
        assertThat(revenue()).isZero();
    }

    @Test
    void what_is_given_back_counts_in_the_month_it_was_given_back() {
        clock.moveTo(Instant.parse("2027-03-31T12:00:00Z"));
        till = new Till(signedInAgain());
        var id = till.open();
        till.step(id, "payment").statusCode(200);
        clock.moveTo(Instant.parse("2027-03-31T22:30:00Z"));
        till = new Till(signedInAgain());
        till.credit(id, 10000).statusCode(201);
        assertThat(TestDatabase.column(
                        "select starts_on || ' ' || amount_cents from revenue_months where practice_id = ? order by 1",
                        house.practiceId()))
                .containsExactly("2027-03-01 11900", "2027-04-01 -11900");
    }

    @Test
    void nothing_is_credited_twice_nor_too_much_nor_nothing() {
        var draft = till.drafted(Map.of());
        till.creditAll(draft).statusCode(409).body("code", equalTo("invoice-not-creditable"));
        var id = till.open();
        till.credit(id, 10001).statusCode(422).body("code", equalTo("credit-too-large"));
        till.credit(id, 0).statusCode(422).body("code", equalTo("credit-of-nothing"));
        till.credit(id, Map.of("lines", List.of(Till.line(1, 100)))).statusCode(422);
        till.credit(id, Map.of("reason", "x", "lines", List.of())).statusCode(422);
        till.credit(UUID.randomUUID().toString(), 100).statusCode(404);
        new Till(cast.open()).creditAll(id).statusCode(404);
        assertThat(notes()).isZero();
    }

    @Test
    void twenty_credits_at_once_take_off_no_more_than_was_charged() throws Exception {
        var id = till.open();
        var statuses = atOnce(20, i -> till.credit(id, 1500).extract().statusCode());
        assertThat(Collections.frequency(statuses, 201)).isEqualTo(6);
        assertThat(Collections.frequency(statuses, 422)).isEqualTo(14);
        till.read(id).body("due.amountCents", equalTo(1190));
    }

    @Test
    void numbers_have_no_gap_though_refusals_and_others_come_between() throws Exception {
        var ids = IntStream.range(0, 10).mapToObj(i -> till.open()).toList();
        atOnce(
                20,
                i -> till.credit(ids.get(i / 2), i % 2 == 0 ? 20000 : 100)
                        .extract()
                        .statusCode());
        var numbers =
                IntStream.rangeClosed(1, 10).mapToObj("CN-%06d"::formatted).toList();
        assertThat(TestDatabase.column(
                        "select number from credit_notes where practice_id = ? order by 1", house.practiceId()))
                .hasToString(numbers.toString());
    }

    @Test
    void the_same_key_credits_once() {
        var id = till.open();
        var key = Till.someKey();
        for (var i = 0; i < 2; i++)
            house.ada()
                    .call()
                    .header("Idempotency-Key", key)
                    .body(Map.of("reason", "Ben was ill", "lines", List.of(Till.line(1, 100))))
                    .post("/api/v1/invoices/{id}/credit-notes", id)
                    .then()
                    .statusCode(201);
        assertThat(notes()).isOne();
    }

    @Test
    void a_credit_note_is_seen_by_whom_the_invoice_is() {
        var id = till.open();
        String note = till.creditAll(id).extract().path("id");
        list(house.maya(), id).statusCode(200).body("items.id", contains(note));
        list(house.noah(), id).statusCode(404);
        list(cast.open().ada(), id).statusCode(404);
        read(house.maya(), note).statusCode(200).body("lines.description", contains("Invoice INV-000001"));
        read(house.noah(), note).statusCode(404);
        read(cast.open().ada(), note).statusCode(404);
        list(house.maya(), till.drafted(Map.of())).statusCode(404);
    }

    @Test
    void what_is_given_up_may_yet_be_paid_or_voided() {
        var first = till.open();
        var second = till.open();
        till.step(till.drafted(Map.of()), "uncollectible").statusCode(409).body("code", equalTo("invoice-not-open"));
        till.step(first, "uncollectible").statusCode(200).body("due.amountCents", equalTo(11900));
        till.step(first, "uncollectible").statusCode(409);
        till.step(first, "payment").statusCode(200).body("status", equalTo("PAID"));
        till.step(second, "uncollectible").statusCode(200);
        till.step(second, "void").statusCode(200).body("status", equalTo("VOID"));
        assertThat(revenue()).isEqualTo(11900);
    }

    private Cast.House signedInAgain() {
        var ada = cast.signInAgain(house.ada());
        return new Cast.House(house.practiceId(), house.slug(), ada, house.ben(), house.maya(), house.noah());
    }

    private long revenue() {
        return TestDatabase.count(
                "select sum(amount_cents) from revenue_months where practice_id = ?", house.practiceId());
    }

    private long notes() {
        return TestDatabase.count("select count(*) from credit_notes where practice_id = ?", house.practiceId());
    }

    private static ValidatableResponse list(Cast.Person person, String invoice) {
        return person.call().get("/api/v1/invoices/{id}/credit-notes", invoice).then();
    }

    private static ValidatableResponse read(Cast.Person person, String note) {
        return person.call().get("/api/v1/credit-notes/{id}", note).then();
    }
}
