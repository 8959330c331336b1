package dev.coachboard.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.coachboard.TestDatabase;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.dev.stripe.Fault;
import dev.coachboard.dev.stripe.StripeSimulator;
import dev.coachboard.identity.Cast;
import dev.coachboard.jobs.Pump;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
                    .body("{\"reason\":\"Not given\"}")
                    .post("/api/v1/invoices/" + invoice + "/" + step)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("request-under-way"));
        settle();
        assertThat(standing()).isEqualTo("PAID");
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
