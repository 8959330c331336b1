package dev.coachboard.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.coachboard.TestDatabase;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.dev.stripe.CallFault;
import dev.coachboard.dev.stripe.Fault;
import dev.coachboard.dev.stripe.StripeSimulator;
import dev.coachboard.identity.Cast;
import dev.coachboard.jobs.Chore;
import dev.coachboard.jobs.Pump;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invoices of ours that are paid through Stripe, and what else happens to them meanwhile. */
@QuarkusTest
class ChargesTest {

    @Inject
    Cast cast;

    @Inject
    Pump pump;

    @Inject
    StripeSimulator stripe;

    @Inject
    MovableClock clock;

    @Inject
    CircuitBreakerMaintenance breakers;

    @Inject
    @All
    List<Chore> chores;

    @ConfigProperty(name = "coachboard.stripe.api-base")
    String stripeAddress;

    private Cast.House house;
    private String invoice;

    @BeforeEach
    void open() {
        breakers.resetAll();
        house = cast.open();
        invoice = invoice(10_000);
    }

    @AfterEach
    void reset() {
        stripe.reset();
        breakers.resetAll();
        clock.reset();
    }

    @Test
    void what_was_credited_is_not_charged() {
        credit(3_000);
        charge("pm_card_visa");
        assertThat(standing()).isEqualTo("PAID");
        assertThat(charged()).containsExactly(7_000L);
        assertThat(revenue()).isEqualTo(7_000);
    }

    @Test
    void a_credit_after_a_refused_charge_takes_the_old_copy_back() {
        charge("pm_card_chargeCustomerFail");
        assertThat(standing()).isEqualTo("OPEN");
        credit(3_000);
        charge("pm_card_visa");
        assertThat(standing()).isEqualTo("PAID");
        assertThat(charged()).containsExactly(7_000L);
        assertThat(parked()).isEmpty();
    }

    @Test
    void what_is_paid_by_hand_cannot_be_charged_any_more() {
        charge("pm_card_chargeCustomerFail");
        house.ada()
                .callOnce()
                .post("/api/v1/invoices/" + invoice + "/payment")
                .then()
                .statusCode(200);
        settle();
        house.maya()
                .callOnce()
                .body(Map.of("paymentMethod", "pm_card_visa"))
                .post("/api/v1/invoices/" + invoice + "/charge")
                .then()
                .statusCode(409)
                .body("code", equalTo("invoice-not-open"));
        assertThat(charged()).isEmpty();
        assertThat(events("invoice.voided")).isOne();
        assertThat(standing()).isEqualTo("PAID");
    }

    @Test
    void while_a_charge_is_under_way_nobody_settles_it_by_hand() {
        ask("pm_card_visa").then().statusCode(202);
        for (var step : List.of("payment", "void", "uncollectible", "credit-notes"))
            house.ada()
                    .callOnce()
                    .body(step.equals("credit-notes") ? "{\"reason\":\"Not given\"}" : "{}")
                    .post("/api/v1/invoices/" + invoice + "/" + step)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("request-under-way"));
        settle();
        assertThat(standing()).isEqualTo("PAID");
    }

    @Test
    void between_stripes_yes_and_its_event_nobody_settles_it_by_hand() throws Exception {
        stripe.switches().on(Fault.DROP_WEBHOOKS);
        charge("pm_card_visa");
        for (var step : List.of("payment", "void", "uncollectible", "credit-notes"))
            house.ada()
                    .callOnce()
                    .body(step.equals("credit-notes") ? "{\"reason\":\"Not given\"}" : "{}")
                    .post("/api/v1/invoices/" + invoice + "/" + step)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("charge-confirmed"));
        assertThat(standing()).isEqualTo("OPEN");
        stripe.switches().off(Fault.DROP_WEBHOOKS);
        clock.advance(Duration.ofHours(1));
        pump.run(chores.stream()
                .filter(chore -> chore.name().equals("stripe-reconciliation"))
                .findFirst()
                .orElseThrow());
        settle();
        assertThat(standing()).isEqualTo("PAID");
        assertThat(revenue()).isEqualTo(10_000);
    }

    @Test
    void a_written_off_invoice_that_stripe_has_the_money_for_holds_an_erasure_back() {
        TestDatabase.update(
                "update invoices set status = 'UNCOLLECTIBLE', closed_at = now() where id = ?::uuid", invoice);
        stripe.switches().on(Fault.DROP_WEBHOOKS);
        charge("pm_card_visa");
        house.ada()
                .callOnce()
                .body(Map.of("confirm", "Maya Okafor"))
                .post("/api/v1/clients/" + house.maya().id() + "/erasure")
                .then()
                .statusCode(409)
                .body("code", equalTo("charge-confirmed"));
    }

    @Test
    void a_charge_that_fails_days_after_the_yes_gives_the_invoice_free() {
        stripe.switches().on(Fault.DROP_WEBHOOKS);
        charge("pm_card_visa");
        stripe.switches().off(Fault.DROP_WEBHOOKS);
        clock.advance(Duration.ofDays(3));
        var failed = stripe.events().stream()
                .filter(event -> event.type().equals("invoice.paid"))
                .map(event -> event.json()
                        .replace(event.id(), event.id() + "late")
                        .replaceAll(
                                "\"created\" : \\d+,\n  \"data\"",
                                "\"created\" : " + clock.instant().getEpochSecond() + ",\n  \"data\"")
                        .replace("\"invoice.paid\"", "\"invoice.payment_failed\"")
                        .replace("\"status\" : \"paid\"", "\"status\" : \"open\""))
                .findFirst()
                .orElseThrow();
        StripeNews.tell(failed.getBytes(java.nio.charset.StandardCharsets.UTF_8), StripeNews.SECRET, clock.instant())
                .then()
                .statusCode(204);
        pump.run();
        cast.signInAgain(house.ada())
                .callOnce()
                .post("/api/v1/invoices/" + invoice + "/payment")
                .then()
                .statusCode(200);
    }

    @Test
    void money_that_comes_in_after_cash_was_recorded_is_shown_to_ada() {
        stripe.calls().plan("POST /v1/invoices/[^/]+/pay", CallFault.FAILS, 2);
        charge("pm_card_visa");
        TestDatabase.update("update jobs set consecutive_failures = 15 where task_name = 'billing-request'");
        clock.advance(Duration.ofMinutes(61));
        pump.run();
        // Maya pays at Stripe at the very moment in which Ada records the cash.
        stripe.switches().on(Fault.FAILING);
        var ada = cast.signInAgain(house.ada());
        ada.callOnce().post("/api/v1/invoices/" + invoice + "/payment").then().statusCode(200);
        stripe.switches().off(Fault.FAILING);
        payAtStripe();
        stripe.deliver();
        pump.run();
        ada.call()
                .get("/api/v1/parked-payments")
                .then()
                .statusCode(200)
                .body("items.reason", equalTo(List.of("other-invoice")))
                .body("items.invoiceId", equalTo(List.of(invoice)))
                .body("items[0].amount.amountCents", equalTo(10_000));
        assertThat(standing()).isEqualTo("PAID");
        assertThat(revenue()).isEqualTo(10_000);
    }

    private void payAtStripe() {
        var stripeId = stripe.events().stream()
                .filter(event ->
                        event.type().equals("invoice.finalized") && event.json().contains(invoice))
                .map(event ->
                        io.restassured.path.json.JsonPath.from(event.json()).getString("data.object.id"))
                .findFirst()
                .orElseThrow();
        io.restassured.RestAssured.given()
                .auth()
                .oauth2("sk_test_simulator")
                .post(stripeAddress + "/v1/invoices/" + stripeId + "/pay")
                .then()
                .statusCode(200);
    }

    @Test
    void a_second_charge_before_the_news_of_the_first_is_done_too() {
        stripe.switches().on(Fault.DROP_WEBHOOKS);
        charge("pm_card_visa");
        var second = ask("pm_card_visa");
        settle();
        house.maya().call().get(second.header("Location")).then().body("state", equalTo("DONE"));
        assertThat(charged()).containsExactly(10_000L);
    }

    @Test
    void a_charge_that_never_reaches_stripe_gives_the_invoice_free_again() {
        stripe.switches().on(Fault.FAILING);
        var asked = ask("pm_card_visa");
        for (var i = 0; i < 16; i++) {
            breakers.resetAll();
            pump.run();
            clock.advance(Duration.ofMinutes(61));
        }
        var maya = cast.signInAgain(house.maya());
        maya.call()
                .get(asked.header("Location"))
                .then()
                .body("state", equalTo("REFUSED"))
                .body("reason", equalTo("not_reached"));
        cast.signInAgain(house.ada())
                .callOnce()
                .post("/api/v1/invoices/" + invoice + "/payment")
                .then()
                .statusCode(200);
    }

    private String invoice(int cents) {
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

    private void credit(int cents) {
        house.ada()
                .callOnce()
                .body(Map.of(
                        "reason",
                        "Half a day only",
                        "lines",
                        List.of(Map.of("description", "Workshop", "quantity", 1, "unitAmountCents", cents))))
                .post("/api/v1/invoices/" + invoice + "/credit-notes")
                .then()
                .statusCode(201);
        settle();
    }

    private void charge(String card) {
        ask(card).then().statusCode(202);
        settle();
    }

    private Response ask(String card) {
        return house.maya()
                .callOnce()
                .body(Map.of("paymentMethod", card))
                .post("/api/v1/invoices/" + invoice + "/charge");
    }

    private void settle() {
        pump.run();
        stripe.deliver();
        pump.run();
    }

    private String standing() {
        return TestDatabase.column("select status from invoices where id = ?::uuid", invoice)
                .get(0)
                .toString();
    }

    private long revenue() {
        return TestDatabase.count(
                "select sum(amount_cents) from revenue_months where practice_id = ?", house.practiceId());
    }

    /** What Stripe took for it. */
    private List<Long> charged() {
        return stripe.events().stream()
                .filter(event ->
                        event.type().equals("invoice.paid") && event.json().contains(invoice))
                .map(event ->
                        io.restassured.path.json.JsonPath.from(event.json()).getLong("data.object.amount_paid"))
                .toList();
    }

    private long events(String type) {
        return stripe.events().stream()
                .filter(event -> event.type().equals(type) && event.json().contains(invoice))
                .count();
    }

    private List<Object> parked() {
        return TestDatabase.column(
                "select type || ' ' || rule from webhook_events where state = 'PARKED' and position(? in convert_from(payload, 'UTF8')) > 0",
                invoice);
    }
}
