package dev.coachboard.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.coachboard.TestDatabase;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.dev.stripe.CallFault;
import dev.coachboard.dev.stripe.StripeSimulator;
import dev.coachboard.identity.Cast;
import dev.coachboard.jobs.Pump;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stripe's test cards, and the reason that Maya reads when hers is refused. */
@QuarkusTest
class CardRefusalsTest {

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

    @ParameterizedTest
    @CsvSource({
        "pm_card_chargeDeclined, card_declined",
        "pm_card_visa_chargeDeclined, card_declined",
        "pm_card_chargeDeclinedInsufficientFunds, insufficient_funds",
        "pm_card_visa_chargeDeclinedInsufficientFunds, insufficient_funds",
        "pm_card_visa_chargeDeclinedLostCard, card_declined",
        "pm_card_visa_chargeDeclinedStolenCard, card_declined",
        "pm_card_chargeDeclinedFraudulent, card_declined",
        "pm_card_visa_chargeDeclinedVelocityLimitExceeded, card_declined",
        "pm_card_chargeDeclinedExpiredCard, expired_card",
        "pm_card_chargeDeclinedIncorrectCvc, incorrect_cvc",
        "pm_card_chargeDeclinedProcessingError, processing_error"
    })
    void a_card_that_cannot_be_attached_ends_the_purchase_at_once(String card, String reason) {
        var asked = subscribe(card);
        pump.run();
        request(asked, "REFUSED", reason);
        assertThat(TestDatabase.count("select count(*) from jobs where task_instance = ?", asked.<String>path("id")))
                .isZero();
        subscribe("pm_card_visa").then().statusCode(202);
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_chargeCustomerFail, card_declined",
        "pm_card_authenticationRequired, invoice_payment_intent_requires_action",
        "pm_card_threeDSecure2Required, invoice_payment_intent_requires_action"
    })
    void a_card_that_cannot_be_charged_refuses_the_charge_and_leaves_the_invoice_open(String card, String reason) {
        var invoice = new Till(house).open();
        var asked = charge(invoice, card);
        pump.run();
        request(asked, "REFUSED", reason);
        var again = charge(invoice, "pm_card_visa");
        settle();
        request(again, "DONE", null);
        house.maya().call().get("/api/v1/invoices/" + invoice).then().body("status", equalTo("PAID"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"card_error\",\"code\":\"incorrect_number\",\"message\":\"m\"} | incorrect_number",
                "{\"type\":\"card_error\",\"code\":\"invalid_expiry_year\"} | invalid_expiry_year",
                "{\"type\":\"card_error\",\"code\":\"authentication_required\","
                        + "\"decline_code\":\"authentication_required\"} | authentication_required",
                "{\"type\":\"card_error\",\"code\":\"card_declined\",\"decline_code\":null} | card_declined",
                "{\"type\":\"card_error\",\"code\":null} | card_declined",
                "{\"type\":\"card_error\"} | card_declined",
                "{} | card_declined",
                "{\"code\":\"<b>not a code</b>\"} | card_declined"
            })
    void whatever_is_missing_in_a_card_error_it_is_a_refusal(String error, String reason) {
        stripe.calls().plan("POST /v1/payment_methods/.*", CallFault.answer(402, "{\"error\":" + error + "}"));
        var asked = subscribe("pm_card_visa");
        pump.run();
        request(asked, "REFUSED", reason);
    }

    @Test
    void many_refused_cards_close_nothing_to_others() {
        for (var i = 0; i < 10; i++) {
            subscribe("pm_card_chargeDeclinedExpiredCard").then().statusCode(202);
            pump.run();
        }
        assertThat(breakers.currentState("stripe-jobs")).isEqualTo(CircuitBreakerState.CLOSED);
        var asked = subscribe("pm_card_visa");
        settle();
        request(asked, "DONE", null);
    }

    @Test
    void a_mistake_of_ours_is_tried_three_times_and_opens_no_breaker() {
        var asked = subscribe("pm_card_visa");
        // A request without a plan: our own code fails on it, whatever Stripe says.
        TestDatabase.update("update billing_requests set plan_id = null where id = ?::uuid", asked.<String>path("id"));
        for (var i = 0; i < 3; i++) {
            pump.run();
            clock.advance(Duration.ofMinutes(2));
        }
        house = signedInAgain();
        request(asked, "REFUSED", "internal_error");
        assertThat(TestDatabase.count("select attempts from dead_jobs where key = ?", asked.<String>path("id")))
                .isEqualTo(3);
        assertThat(breakers.currentState("stripe-jobs")).isEqualTo(CircuitBreakerState.CLOSED);
    }

    private Response subscribe(String card) {
        String plan = house.ada()
                .callOnce()
                .body(Map.of(
                        "name",
                        "Essential",
                        "description",
                        "",
                        "period",
                        "MONTH",
                        "trialDays",
                        0,
                        "price",
                        Map.of("amountCents", 12900, "currency", "EUR")))
                .post("/api/v1/plans")
                .path("id");
        return house.maya()
                .callOnce()
                .body(Map.of("planId", plan, "paymentMethod", card))
                .post("/api/v1/subscriptions");
    }

    private Response charge(String invoice, String card) {
        return house.maya()
                .callOnce()
                .body(Map.of("paymentMethod", card))
                .post("/api/v1/invoices/" + invoice + "/charge");
    }

    private void request(Response asked, String state, String reason) {
        house.maya()
                .call()
                .get(asked.header("Location"))
                .then()
                .statusCode(200)
                .body("state", equalTo(state))
                .body("reason", equalTo(reason));
    }

    private void settle() {
        pump.run();
        stripe.deliver();
        pump.run();
    }

    private Cast.House signedInAgain() {
        return new Cast.House(
                house.practiceId(),
                house.slug(),
                cast.signInAgain(house.ada()),
                house.ben(),
                cast.signInAgain(house.maya()),
                house.noah());
    }
}
