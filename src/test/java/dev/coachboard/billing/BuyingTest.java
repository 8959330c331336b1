package dev.coachboard.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.coachboard.AtOnce;
import dev.coachboard.TestDatabase;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.dev.stripe.Fault;
import dev.coachboard.dev.stripe.StripeSimulator;
import dev.coachboard.identity.Cast;
import dev.coachboard.jobs.Chore;
import dev.coachboard.jobs.Pump;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Subscriptions and payments, from the wish to what Stripe makes of it, with the SDK on the simulator. */
@QuarkusTest
class BuyingTest {

    @Inject
    Cast cast;

    @Inject
    Pump pump;

    @Inject
    @All
    List<Chore> chores;

    @Inject
    StripeSimulator stripe;

    @Inject
    MovableClock clock;

    @Inject
    CircuitBreakerMaintenance breakers;

    private Cast.House house;

    @BeforeEach
    void open() {
        breakers.resetAll();
        house = cast.open();
    }

    @AfterEach
    void reset() {
        stripe.reset();
        breakers.resetAll();
        clock.reset();
    }

    @Test
    void a_purchase_is_asked_for_carried_out_and_learnt() {
        var asked = subscribe(plan("Essential", 12900, 0), "pm_card_visa");
        asked.then().statusCode(202).body("state", equalTo("REQUESTED")).body("kind", equalTo("SUBSCRIBE"));
        subscription(asked).body("status", equalTo("INCOMPLETE"));
        settle();
        request(asked).body("state", equalTo("DONE")).body("reason", nullValue());
        subscription(asked).body("status", equalTo("ACTIVE")).body("entitlement.entitled", equalTo(true));
        assertThat(invoices(asked)).containsExactly("INV-000001 PAID 12900");
    }

    @Test
    void a_trial_charges_nothing() {
        var asked = subscribe(plan("Essential", 12900, 14), null);
        settle();
        subscription(asked).body("status", equalTo("TRIALING")).body("entitlement.entitled", equalTo(true));
        assertThat(invoices(asked)).isEmpty();
    }

    @Test
    void a_card_that_stripe_refuses_ends_the_purchase_with_the_reason() {
        var asked = subscribe(plan("Essential", 12900, 0), "pm_card_chargeDeclined");
        settle();
        request(asked).body("state", equalTo("REFUSED")).body("reason", equalTo("card_declined"));
        subscription(asked).body("status", equalTo("CANCELLED")).body("entitlement.entitled", equalTo(false));
        subscribe(plan("Growth", 22900, 0), "pm_card_visa").then().statusCode(202);
    }

    @Test
    void a_charge_that_fails_leaves_it_incomplete_and_can_be_tried_with_another_card() {
        var asked = subscribe(plan("Essential", 12900, 0), "pm_card_chargeCustomerFail");
        settle();
        subscription(asked).body("status", equalTo("INCOMPLETE"));
        var invoice = TestDatabase.column("select id from invoices where subscription_id = ?::uuid", id(asked))
                .get(0);
        house.maya()
                .callOnce()
                .body(Map.of("paymentMethod", "pm_card_visa"))
                .post("/api/v1/invoices/" + invoice + "/charge")
                .then()
                .statusCode(202);
        settle();
        subscription(asked).body("status", equalTo("ACTIVE"));
        assertThat(invoices(asked)).containsExactly("INV-000001 PAID 12900");
    }

    @Test
    void a_lost_answer_buys_once() {
        stripe.switches().on(Fault.LOST_ANSWERS);
        var asked = subscribe(plan("Essential", 12900, 0), "pm_card_visa");
        pump.run();
        stripe.switches().off(Fault.LOST_ANSWERS);
        request(asked).body("state", equalTo("REQUESTED"));
        for (var i = 0; i < 4; i++) {
            breakers.resetAll();
            clock.advance(Duration.ofMinutes(2));
            settle();
        }
        signInAgain();
        request(asked).body("state", equalTo("DONE"));
        assertThat(invoices(asked)).hasSize(1);
        assertThat(stripe.events().stream()
                        .filter(event -> event.type().equals("customer.subscription.created")
                                && event.json().contains(id(asked))))
                .hasSize(1);
    }

    @Test
    void a_subscription_is_paused_resumed_changed_and_cancelled() {
        var asked = subscribe(plan("Essential", 12900, 0), "pm_card_visa");
        settle();
        ask(house.ada(), asked, "pause", Map.of());
        subscription(asked).body("status", equalTo("PAUSED")).body("entitlement.entitled", equalTo(false));
        ask(house.ada(), asked, "resumption", Map.of());
        subscription(asked).body("status", equalTo("ACTIVE"));
        var growth = plan("Growth", 22900, 0);
        ask(house.maya(), asked, "plan-change", Map.of("planId", growth));
        subscription(asked).body("planId", equalTo(growth));
        ask(house.maya(), asked, "cancellation", Map.of("when", "PERIOD_END"));
        subscription(asked).body("status", equalTo("ACTIVE")).body("cancelsAtPeriodEnd", equalTo(true));
        ask(house.maya(), asked, "cancellation", Map.of("when", "NOW"));
        subscription(asked).body("status", equalTo("CANCELLED")).body("entitlement.entitled", equalTo(false));
        assertThat(invoices(asked)).hasSize(1);
    }

    @Test
    void a_change_of_plan_in_the_middle_of_a_month_charges_and_pays_back_nothing() {
        var asked = subscribe(plan("Essential", 12900, 0), "pm_card_visa");
        settle();
        clock.advance(Duration.ofDays(10));
        signInAgain();
        ask(house.maya(), asked, "plan-change", Map.of("planId", plan("Growth", 22900, 0)));
        assertThat(stripe.events().stream().filter(event -> event.type().equals("invoiceitem.created")))
                .isEmpty();
        house.maya()
                .call()
                .get("/api/v1/upcoming-invoice")
                .then()
                .statusCode(200)
                .body("amount.amountCents", equalTo(22900));
        clock.advance(Duration.ofDays(22));
        for (var i = 0; i < 2; i++) {
            stripe.catchUp();
            settle();
        }
        assertThat(invoices(asked)).containsExactly("INV-000001 PAID 12900", "INV-000002 PAID 22900");
    }

    @Test
    void paused_and_resumed_within_one_second_ends_as_stripe_has_it() {
        var asked = subscribe(plan("Essential", 12900, 0), "pm_card_visa");
        settle();
        for (var what : List.of("pause", "resumption", "pause", "resumption")) ask(house.ada(), asked, what, Map.of());
        subscription(asked).body("status", equalTo("ACTIVE"));
    }

    @Test
    void what_makes_no_sense_is_refused_before_stripe_is_asked() {
        var essential = plan("Essential", 12900, 0);
        var asked = subscribe(essential, "pm_card_visa");
        refuses(house.ada(), asked, "pause", Map.of(), "subscription-not-ready");
        subscribe(essential, null).then().statusCode(409).body("code", equalTo("already-subscribed"));
        settle();
        refuses(house.ada(), asked, "resumption", Map.of(), "wrong-subscription-status");
        refuses(house.maya(), asked, "plan-change", Map.of("planId", essential), "same-plan");
        ask(house.maya(), asked, "cancellation", Map.of("when", "NOW"));
        refuses(house.maya(), asked, "cancellation", Map.of("when", "NOW"), "subscription-closed");
        var archived = plan("Old", 100, 0);
        TestDatabase.update("update plans set status = 'ARCHIVED' where id = ?::uuid", archived);
        subscribe(archived, null).then().statusCode(409).body("code", equalTo("plan-archived"));
    }

    @Test
    void a_trial_is_given_once() {
        var trial = plan("Essential", 12900, 14);
        var first = subscribe(trial, "pm_card_visa");
        settle();
        ask(house.maya(), first, "cancellation", Map.of("when", "NOW"));
        var second = subscribe(trial, "pm_card_visa");
        settle();
        subscription(second).body("status", equalTo("ACTIVE"));
    }

    @Test
    void a_month_is_not_changed_for_a_year() {
        var asked = subscribe(plan("Essential", 12900, 0), "pm_card_visa");
        settle();
        var yearly = plan("Year", 129000, 0);
        TestDatabase.update("update plans set period = 'YEAR' where id = ?::uuid", yearly);
        refuses(house.maya(), asked, "plan-change", Map.of("planId", yearly), "other-period");
    }

    @Test
    void of_many_wishes_at_once_one_is_taken() throws Exception {
        var essential = plan("Essential", 12900, 0);
        var answers = AtOnce.atOnce(8, i -> subscribe(essential, "pm_card_visa").statusCode());
        assertThat(answers).containsOnlyOnce(202);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(7);
    }

    @Test
    void an_invoice_of_ours_is_paid_by_card() {
        var invoice = invoice(house, 5000);
        var asked = house.maya()
                .callOnce()
                .body(Map.of("paymentMethod", "pm_card_visa"))
                .post("/api/v1/invoices/" + invoice + "/charge");
        asked.then().statusCode(202).body("invoiceId", equalTo(invoice));
        settle();
        request(asked).body("state", equalTo("DONE"));
        house.maya().call().get("/api/v1/invoices/" + invoice).then().body("status", equalTo("PAID"));
        house.noah()
                .callOnce()
                .body(Map.of())
                .post("/api/v1/invoices/" + invoice + "/charge")
                .then()
                .statusCode(404);
    }

    @Test
    void an_hour_without_a_webhook_is_made_good() throws Exception {
        stripe.switches().on(Fault.DROP_WEBHOOKS);
        var asked = subscribe(plan("Essential", 12900, 0), "pm_card_visa");
        settle();
        clock.advance(Duration.ofHours(1));
        stripe.switches().off(Fault.DROP_WEBHOOKS);
        settle();
        signInAgain();
        subscription(asked).body("status", equalTo("INCOMPLETE"));
        pump.run(chores.stream()
                .filter(chore -> chore.name().equals("stripe-reconciliation"))
                .findFirst()
                .orElseThrow());
        settle();
        subscription(asked).body("status", equalTo("ACTIVE"));
        assertThat(invoices(asked)).containsExactly("INV-000001 PAID 12900");
    }

    @Test
    void what_was_asked_and_what_came_of_it_is_noted() {
        var asked = subscribe(plan("Essential", 12900, 0), "pm_card_visa");
        settle();
        String entries = cast.operator(house)
                .call()
                .get("/api/v1/operator/audit-entries?practiceId=" + house.practiceId())
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(entries)
                .contains("billing-requested", "subscription-changed", "invoice-finalized", "invoice-paid", id(asked));
    }

    @Test
    void what_will_be_charged_next_is_asked_live_and_remembered() {
        house.maya().call().get("/api/v1/upcoming-invoice").then().statusCode(404);
        subscribe(plan("Essential", 12900, 0), "pm_card_visa");
        settle();
        house.maya()
                .call()
                .get("/api/v1/upcoming-invoice")
                .then()
                .statusCode(200)
                .body("amount.amountCents", equalTo(12900))
                .body("stale", equalTo(false));
        stripe.switches().on(Fault.FAILING);
        house.maya().call().get("/api/v1/upcoming-invoice").then().body("stale", equalTo(false));
        clock.advance(Duration.ofSeconds(11));
        house.ada()
                .call()
                .get("/api/v1/upcoming-invoice?clientId=" + house.maya().id())
                .then()
                .statusCode(200)
                .body("amount.amountCents", equalTo(12900))
                .body("stale", equalTo(true));
    }

    private String plan(String name, int cents, int trialDays) {
        return house.ada()
                .callOnce()
                .body(Map.of(
                        "name",
                        name,
                        "description",
                        "",
                        "period",
                        "MONTH",
                        "trialDays",
                        trialDays,
                        "price",
                        Map.of("amountCents", cents, "currency", "EUR")))
                .post("/api/v1/plans")
                .path("id");
    }

    private static String invoice(Cast.House house, int cents) {
        String id = house.ada()
                .callOnce()
                .body(Map.of(
                        "clientId",
                        house.maya().id(),
                        "lines",
                        List.of(Map.of("description", "Workshop", "quantity", 1, "unitAmountCents", cents)),
                        "taxRateBasisPoints",
                        0,
                        "dueOn",
                        "2030-01-01"))
                .post("/api/v1/invoices")
                .path("id");
        house.ada()
                .callOnce()
                .post("/api/v1/invoices/" + id + "/finalization")
                .then()
                .statusCode(200);
        return id;
    }

    private Response subscribe(String planId, String paymentMethod) {
        var body = paymentMethod == null
                ? Map.of("planId", planId)
                : Map.of("planId", planId, "paymentMethod", paymentMethod);
        return house.maya().callOnce().body(body).post("/api/v1/subscriptions");
    }

    private void ask(Cast.Person who, Response purchase, String what, Map<String, ?> body) {
        post(who, purchase, what, body).then().statusCode(202);
        settle();
    }

    private void refuses(Cast.Person who, Response purchase, String what, Map<String, ?> body, String code) {
        post(who, purchase, what, body).then().statusCode(409).body("code", equalTo(code));
    }

    private static Response post(Cast.Person who, Response purchase, String what, Map<String, ?> body) {
        return who.callOnce().body(body).post("/api/v1/subscriptions/" + id(purchase) + "/" + what);
    }

    private static String id(Response purchase) {
        return purchase.path("subscriptionId");
    }

    private ValidatableResponse request(Response asked) {
        return house.maya().call().get(asked.header("Location")).then().statusCode(200);
    }

    private ValidatableResponse subscription(Response asked) {
        return house.maya()
                .call()
                .get("/api/v1/subscriptions/" + id(asked))
                .then()
                .statusCode(200);
    }

    private static List<Object> invoices(Response asked) {
        return TestDatabase.column(
                "select number || ' ' || status || ' ' || total_cents from invoices where subscription_id = ?::uuid order by number",
                id(asked));
    }

    /** Wishes to Stripe, news back, and what follows from them. */
    private void settle() {
        pump.run();
        stripe.deliver();
        pump.run();
    }

    private void signInAgain() {
        house = new Cast.House(
                house.practiceId(),
                house.slug(),
                cast.signInAgain(house.ada()),
                house.ben(),
                cast.signInAgain(house.maya()),
                house.noah());
    }
}
