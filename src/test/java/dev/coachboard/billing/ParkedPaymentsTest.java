package dev.coachboard.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.coachboard.TestDatabase;
import dev.coachboard.billing.StripeNews.Event;
import dev.coachboard.billing.StripeNews.Purchase;
import dev.coachboard.identity.Cast;
import dev.coachboard.jobs.Pump;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money that Stripe took and that fits nothing here: Ada sees it, and says when she has settled it. */
@QuarkusTest
class ParkedPaymentsTest {

    private static final Instant DAY = Instant.parse("2026-11-01T00:00:00Z");

    @Inject
    Cast cast;

    @Inject
    StripeNews stripe;

    @Inject
    Pump pump;

    private Cast.House house;
    private Purchase maya;

    @BeforeEach
    void open() {
        house = cast.open();
        maya = stripe.purchase(house);
    }

    @Test
    void a_payment_of_another_amount_is_shown_with_its_invoice_and_the_reason() {
        tell(invoice("finalized", "open"));
        tell(paid("\"amount_paid\":100,").with("15351", "100").with("2451", "0"));
        parked().body("items", hasSize(1))
                .body("items[0].amount.amountCents", equalTo(100))
                .body("items[0].amount.currency", equalTo("EUR"))
                .body("items[0].reason", equalTo("other-amount"))
                .body("items[0].clientId", equalTo(house.maya().id().toString()))
                .body("items[0].clientName", equalTo("Maya Okafor"))
                .body("items[0].invoiceNumber", equalTo("INV-000001"))
                .body("items[0].stripeInvoiceId", equalTo("in_" + maya.mark() + "_1"));
    }

    @Test
    void a_payment_that_cannot_be_read_is_shown_without_its_amount() {
        tell(paid("\"amount_paid\":\"much\",").with("15351", "9223372036854775807"));
        parked().body("items", hasSize(1))
                .body("items[0].amount", nullValue())
                .body("items[0].invoiceId", nullValue())
                .body("items[0].reason", equalTo("unreadable"));
    }

    @Test
    void what_is_no_payment_or_was_applied_is_not_shown() {
        tell(invoice("payment_failed", "open").with("\"eur\"", "\"usd\""));
        tell(invoice("updated", "paid").with("\"eur\"", "\"usd\""));
        tell(paid("").with("\"livemode\":false", "\"livemode\":true"));
        tell(invoice("paid", "paid"));
        parked().body("items", hasSize(0));
    }

    @Test
    void another_practice_neither_sees_nor_settles_it() {
        tell(paid("\"amount_paid\":100,").with("\"eur\"", "\"usd\""));
        var id = parked().extract().<String>path("items[0].id");
        var elsewhere = cast.open();
        elsewhere.ada().call().get("/api/v1/parked-payments").then().body("items", hasSize(0));
        settle(elsewhere.ada(), id).statusCode(404);
        house.maya().call().get("/api/v1/parked-payments").then().statusCode(403);
        parked().body("items", hasSize(1));
    }

    @Test
    void what_was_settled_leaves_the_list_and_the_operators_too() {
        var event = paid("\"amount_paid\":100,").with("\"eur\"", "\"usd\"");
        tell(event);
        var id = parked().extract().<String>path("items[0].id");
        settle(house.ada(), id).statusCode(204);
        settle(house.ada(), id).statusCode(204);
        parked().body("items", hasSize(0));
        assertThat(StripeNews.verdict(event)).isEqualTo("[IGNORED settled-elsewhere]");
        assertThat(TestDatabase.column("select action from audit_entries where subject_id = ?::uuid", id))
                .containsExactly("parked-payment-settled");
        settle(house.ada(), UUID.randomUUID().toString()).statusCode(404);
    }

    @Test
    void what_is_applied_after_all_leaves_the_list() {
        var event = paid("\"amount_paid\":15351,").with(maya.customer(), maya.customer());
        TestDatabase.update("update practices set currency = 'USD' where id = ?", house.practiceId());
        tell(event);
        parked().body("items", hasSize(1)).body("items[0].reason", equalTo("other-currency"));
        TestDatabase.update("update practices set currency = 'EUR' where id = ?", house.practiceId());
        cast.operator(house)
                .call()
                .post("/api/v1/operator/webhook-events/" + parked().extract().<String>path("items[0].id") + "/replay")
                .then()
                .statusCode(202);
        pump.run();
        parked().body("items", hasSize(0));
        assertThat(StripeNews.standing(maya)).contains("PAID 15351");
    }

    private Event invoice(String kind, String status) {
        return stripe.invoice(maya, 1, "invoice." + kind, status, DAY.plusSeconds(60));
    }

    private Event paid(String amountPaid) {
        return invoice("paid", "paid").with("\"object\":\"invoice\",", "\"object\":\"invoice\"," + amountPaid);
    }

    private ValidatableResponse parked() {
        return house.ada().call().get("/api/v1/parked-payments").then().statusCode(200);
    }

    private static ValidatableResponse settle(Cast.Person who, String id) {
        return who.call().post("/api/v1/parked-payments/{id}/settlement", id).then();
    }

    private void tell(Event event) {
        stripe.tell(event).then().statusCode(204);
        pump.run();
    }
}
