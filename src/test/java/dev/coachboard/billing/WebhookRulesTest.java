package dev.coachboard.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.coachboard.TestDatabase;
import dev.coachboard.billing.StripeNews.Event;
import dev.coachboard.billing.StripeNews.Purchase;
import dev.coachboard.identity.Cast;
import dev.coachboard.jobs.Pump;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule by which an event is applied, ignored or parked, with the outcome written by hand. */
@QuarkusTest
class WebhookRulesTest {

    private static final Instant DAY = Instant.parse("2026-11-01T00:00:00Z");

    @Inject
    Cast cast;

    @Inject
    StripeNews stripe;

    @Inject
    Pump pump;

    @Inject
    Clock clock;

    private Cast.House house;
    private Purchase maya;

    @BeforeEach
    void open() {
        house = cast.open();
        maya = stripe.purchase(house);
    }

    @ParameterizedTest
    @CsvSource({
        "incomplete, INCOMPLETE, false",
        "trialing, TRIALING, true",
        "active, ACTIVE, true",
        "past_due, PAST_DUE, true",
        "unpaid, PAUSED, false",
        "paused, PAUSED, false",
        "canceled, CANCELLED, false",
        "incomplete_expired, CANCELLED, false"
    })
    void each_of_stripes_states_is_one_of_ours(String state, String status, boolean entitled) {
        var now = clock.instant().getEpochSecond();
        tell(stripe.subscription(maya, "customer.subscription.updated", state, clock.instant())
                .with("\"current_period_start\":", "\"current_period_start\":" + (now - 3600) + ",\"began\":")
                .with("\"current_period_end\":", "\"current_period_end\":" + (now + 86_400) + ",\"was\":"));
        house.maya()
                .call()
                .get("/api/v1/subscriptions/" + maya.subscriptionId())
                .then()
                .body("status", equalTo(status))
                .body("entitlement.entitled", equalTo(entitled));
    }

    @ParameterizedTest
    @CsvSource({"voided, void", "marked_uncollectible, uncollectible", "finalized, open", "payment_failed, open"})
    void what_is_paid_stays_paid(String kind, String status) {
        tell(invoice("paid", "paid", 1));
        var later = invoice(kind, status, 9);
        tell(later);
        assertThat(StripeNews.verdict(later)).isEqualTo("[IGNORED older]");
        assertThat(StripeNews.standing(maya)).contains("PAID 15351 2026-11-01 0");
    }

    @Test
    void a_payment_counts_also_after_the_invoice_was_void() {
        tell(invoice("voided", "void", 1));
        assertThat(StripeNews.standing(maya)).contains("VOID 15351");
        tell(invoice("paid", "paid", 2));
        assertThat(StripeNews.standing(maya)).contains("PAID 15351");
    }

    @ParameterizedTest
    @ValueSource(ints = {-290, -60, -6, 0, 6, 60, 290})
    void a_signature_may_be_almost_five_minutes_old(int seconds) {
        var event = StripeNews.event("charge.refunded", DAY, "{\"id\":\"ch_1\"}");
        StripeNews.tell(
                        event.text().getBytes(StandardCharsets.UTF_8),
                        StripeNews.SECRET,
                        clock.instant().plusSeconds(seconds))
                .then()
                .statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(ints = {-86_400, -310, 310, 86_400})
    void an_older_signature_or_one_from_the_future_is_refused(int seconds) {
        var event = StripeNews.event("charge.refunded", DAY, "{\"id\":\"ch_1\"}");
        StripeNews.tell(
                        event.text().getBytes(StandardCharsets.UTF_8),
                        StripeNews.SECRET,
                        clock.instant().plusSeconds(seconds))
                .then()
                .statusCode(400)
                .body("code", equalTo("bad-signature"));
    }

    @Test
    void an_invoice_that_pays_back_is_parked() {
        var event = invoice("finalized", "open", 1).with("\"total\":15351", "\"total\":-1");
        assertThat(verdict(event)).isEqualTo("[PARKED negative-total]");
        assertThat(invoices()).isZero();
    }

    @Test
    void an_invoice_over_nothing_is_ignored() {
        var event = invoice("paid", "paid", 1).with("15351", "0").with("2451", "0");
        assertThat(verdict(event)).isEqualTo("[IGNORED nothing-to-pay]");
        assertThat(invoices()).isZero();
    }

    @Test
    void a_payment_of_another_copy_of_our_invoice_is_parked() {
        var ours = new Till(house).open();
        TestDatabase.update("update invoices set stripe_id = 'in_present' || id where id = ?::uuid", ours);
        assertThat(verdict(copyOf(ours, "paid", "paid"))).isEqualTo("[PARKED other-invoice]");
        assertThat(verdict(copyOf(ours, "voided", "void"))).isEqualTo("[IGNORED withdrawn]");
        assertThat(status(ours)).isEqualTo("OPEN");
    }

    @Test
    void our_draft_is_never_paid_at_stripe() {
        var ours = new Till(house).drafted(java.util.Map.of());
        TestDatabase.update("update invoices set stripe_id = ? where id = ?::uuid", "in_" + maya.mark() + "_1", ours);
        assertThat(verdict(copyOf(ours, "paid", "paid"))).isEqualTo("[PARKED our-draft]");
        assertThat(status(ours)).isEqualTo("DRAFT");
    }

    @Test
    void another_subscription_that_names_ours_is_parked() {
        tell(stripe.subscription(maya, "customer.subscription.updated", "active", DAY.plusSeconds(1)));
        var before = StripeNews.standing(maya);
        var other = stripe.subscription(maya, "customer.subscription.deleted", "canceled", DAY.plusSeconds(2))
                .with(maya.stripeId(), "sub_other");
        assertThat(verdict(other)).isEqualTo("[PARKED other-subscription]");
        assertThat(StripeNews.standing(maya)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"payment", "void", "uncollectible", "credit-notes"})
    void what_stripe_charges_is_not_settled_by_hand(String step) {
        tell(invoice("finalized", "open", 1));
        var id = TestDatabase.column("select id from invoices where subscription_id = ?", maya.subscriptionId())
                .get(0)
                .toString();
        house.ada()
                .callOnce()
                .body(step.equals("credit-notes") ? "{\"reason\":\"Not given\"}" : "{}")
                .post("/api/v1/invoices/{id}/{step}", id, step)
                .then()
                .statusCode(409)
                .body("code", equalTo("settled-by-stripe"));
        assertThat(status(id)).isEqualTo("OPEN");
    }

    private Event copyOf(String ours, String kind, String status) {
        return invoice(kind, status, 1)
                .with("\"metadata\":{},", "\"metadata\":{\"coachboard_invoice\":\"" + ours + "\"},")
                .with("15351", "11900")
                .with("2451", "1900");
    }

    private long invoices() {
        return TestDatabase.count("select count(*) from invoices where subscription_id = ?", maya.subscriptionId());
    }

    private static String status(String invoice) {
        return TestDatabase.column("select status from invoices where id = ?", UUID.fromString(invoice))
                .get(0)
                .toString();
    }

    private Event invoice(String kind, String status, int minutes) {
        return stripe.invoice(maya, 1, "invoice." + kind, status, DAY.plusSeconds(60L * minutes));
    }

    private String verdict(Event event) {
        tell(event);
        return StripeNews.verdict(event);
    }

    private void tell(Event event) {
        stripe.tell(event).then().statusCode(204);
        pump.run();
    }
}
