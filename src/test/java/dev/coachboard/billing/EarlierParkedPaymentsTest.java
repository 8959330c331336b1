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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was parked before practices were shown any money: the migration notes it from the events that were kept. */
@QuarkusTest
class EarlierParkedPaymentsTest {

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
    void a_parked_payment_is_noted_with_its_invoice_amount_and_reason() throws IOException {
        tell(stripe.invoice(maya, 1, "invoice.finalized", "open", DAY.plusSeconds(60)));
        tell(paid("\"amount_paid\":100,").with("15351", "100").with("2451", "0"));
        forget();
        migrate();
        parked().body("items", hasSize(1))
                .body("items[0].amount.amountCents", equalTo(100))
                .body("items[0].amount.currency", equalTo("EUR"))
                .body("items[0].reason", equalTo("other-amount"))
                .body("items[0].clientId", equalTo(house.maya().id().toString()))
                .body("items[0].invoiceNumber", equalTo("INV-000001"))
                .body("items[0].stripeInvoiceId", equalTo("in_" + maya.mark() + "_1"));
        migrate();
        parked().body("items", hasSize(1));
    }

    @Test
    void what_cannot_be_read_is_noted_as_far_as_it_can() throws IOException {
        tell(paid("\"amount_paid\":\"much\",").with("15351", "9223372036854775807"));
        forget();
        migrate();
        parked().body("items", hasSize(1))
                .body("items[0].amount", nullValue())
                .body("items[0].invoiceId", nullValue())
                .body("items[0].reason", equalTo("unreadable"));
    }

    @Test
    void what_is_no_payment_of_ours_stays_away_and_a_broken_event_stops_nothing() throws IOException {
        tell(paid("").with("\"livemode\":false", "\"livemode\":true"));
        tell(stripe.invoice(maya, 1, "invoice.updated", "paid", DAY.plusSeconds(60))
                .with("\"eur\"", "\"usd\""));
        for (var payload : new String[] {"", "no JSON", "{}", "{\"data\":{\"object\":7}}", "\"\\u0000\""})
            TestDatabase.update(
                    "insert into webhook_events (id, stripe_id, type, created_at, received_at, payload, state, rule,"
                            + " version) values (gen_random_uuid(), 'evt_' || gen_random_uuid(), 'invoice.paid', now(),"
                            + " now(), ?, 'PARKED', 'failed', 0)",
                    payload.getBytes(StandardCharsets.UTF_8));
        migrate();
        parked().body("items", hasSize(0));
    }

    @Test
    void another_practices_invoice_is_not_named() throws IOException {
        var elsewhere = stripe.purchase(cast.open());
        tell(stripe.invoice(elsewhere, 1, "invoice.finalized", "open", DAY.plusSeconds(60)));
        tell(paid("\"amount_paid\":100,")
                .with("\"eur\"", "\"usd\"")
                .with("in_" + maya.mark() + "_1", "in_" + elsewhere.mark() + "_1"));
        forget();
        migrate();
        parked().body("items", hasSize(1)).body("items[0].invoiceId", nullValue());
    }

    /** As if the events had come before the table was there. */
    private void forget() {
        assertThat(TestDatabase.update("delete from parked_payments where practice_id = ?", house.practiceId()))
                .isOne();
    }

    private static void migrate() throws IOException {
        try (var script =
                EarlierParkedPaymentsTest.class.getResourceAsStream("/db/migration/V86__earlier_parked_payments.sql")) {
            TestDatabase.update("set search_path = public");
            TestDatabase.update(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        } finally {
            TestDatabase.update("set search_path = test_clock, pg_catalog, public");
        }
    }

    private Event paid(String amountPaid) {
        return stripe.invoice(maya, 1, "invoice.paid", "paid", DAY.plusSeconds(60))
                .with("\"object\":\"invoice\",", "\"object\":\"invoice\"," + amountPaid);
    }

    private ValidatableResponse parked() {
        return house.ada().call().get("/api/v1/parked-payments").then().statusCode(200);
    }

    private void tell(Event event) {
        stripe.tell(event).then().statusCode(204);
        pump.run();
    }
}
