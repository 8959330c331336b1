package dev.coachboard.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.TestDatabase;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.dev.stripe.CallFault;
import dev.coachboard.dev.stripe.CallFaults.SeenCall;
import dev.coachboard.dev.stripe.StripeSimulator;
import dev.coachboard.identity.Cast;
import dev.coachboard.jobs.Pump;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A charge that breaks off at any of its calls to Stripe: Maya pays 119.00 once, whatever happens. */
@QuarkusTest
class PaymentStepsTest {

    private static final List<String> STEPS = List.of(
            "POST /v1/customers",
            "POST /v1/payment_methods/[^/]+/attach",
            "POST /v1/customers/[^/]+",
            "POST /v1/invoices",
            "POST /v1/invoiceitems",
            "GET /v1/invoices/[^/]+",
            "POST /v1/invoices/[^/]+/finalize",
            "POST /v1/invoices/[^/]+/pay");

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

    @ConfigProperty(name = "coachboard.stripe.api-base")
    String stripeAddress;

    private Cast.House house;
    private String invoice;

    @BeforeEach
    void open() {
        breakers.resetAll();
        house = cast.open();
        invoice = new Till(house).open();
    }

    @AfterEach
    void reset() {
        stripe.reset();
        breakers.resetAll();
        clock.reset();
    }

    static Stream<Arguments> faultsAtEachStep() {
        var faults = Map.of(
                "its answer is lost", CallFault.LOST_ANSWER,
                "it fails", CallFault.FAILS,
                "it works and fails", CallFault.WORKS_AND_FAILS,
                "Stripe remembers its failure", CallFault.FAILS_FOR_ITS_KEY);
        return faults.keySet().stream()
                .sorted()
                .flatMap(name -> STEPS.stream().map(step -> Arguments.of(step, name, faults.get(name))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faultsAtEachStep")
    void the_customer_is_charged_once_and_exactly(String step, String what, CallFault fault) {
        stripe.calls().plan(step, fault);
        charge();
        for (var i = 0; i < 2 && isRequested(); i++) tryAgain();
        if (isRequested()) giveUp();
        if (!standing().equals("PAID")) charge();
        assertPaidOnce();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stepsThatMoveMoney")
    void an_answer_that_never_comes_changes_nothing_about_that(String step) {
        stripe.calls().plan(step, CallFault.TIMEOUT);
        charge();
        for (var i = 0; i < 4 && isRequested(); i++) tryAgain();
        assertPaidOnce();
    }

    static Stream<String> stepsThatMoveMoney() {
        return Stream.of(STEPS.get(4), STEPS.get(6), STEPS.get(7));
    }

    @Test
    void a_charge_given_up_before_its_finalisation_leaves_nothing_to_be_charged_twice() {
        stripe.calls().plan("POST /v1/invoices/[^/]+/finalize", CallFault.FAILS, 3);
        charge();
        giveUp();
        assertThat(requests()).containsExactly("REFUSED not_reached");
        charge();
        assertThat(requests()).containsExactly("REFUSED not_reached", "DONE");
        assertPaidOnce();
    }

    @Test
    void a_draft_with_another_total_is_never_finalised() {
        stripe.calls().plan("POST /v1/invoices/[^/]+/finalize", CallFault.FAILS, 3);
        charge();
        giveUp();
        addAnItemAtStripe(11_900);
        charge();
        assertPaidOnce();
        assertThat(stripeList("/v1/invoiceitems").getList("data.amount", Long.class))
                .containsExactly(11_900L);
    }

    @Test
    void an_open_copy_with_another_total_is_void_and_made_anew() {
        stripe.calls().plan("POST /v1/invoices/[^/]+/pay", CallFault.FAILS, 3);
        charge();
        giveUp();
        TestDatabase.update(
                "update invoices set credited_subtotal_cents = 5000, credited_tax_cents = 950 where id = ?::uuid",
                invoice);
        charge();
        assertThat(taken()).containsExactly(5_950L);
        assertThat(standing()).isEqualTo("PAID");
    }

    @Test
    void each_try_brings_the_same_keys() {
        stripe.calls().plan("POST /v1/invoices/[^/]+/pay", CallFault.FAILS, 2);
        charge();
        tryAgain();
        tryAgain();
        assertPaidOnce();
        for (var step : List.of("POST /v1/payment_methods/[^/]+/attach", "POST /v1/invoices/[^/]+/pay"))
            assertThat(keys(step))
                    .as(step)
                    .hasSize(3)
                    .doesNotContainNull()
                    .containsOnly(keys(step).get(0));
        assertThat(keys("POST /v1/invoiceitems")).hasSize(1);
        assertThat(keys("POST /v1/invoiceitems").get(0)).contains(invoice, "11900EUR");
    }

    @Test
    void a_subscription_that_is_asked_for_again_brings_the_same_key() {
        var plan = house.ada()
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
                .<String>path("id");
        stripe.calls().plan("POST /v1/subscriptions", CallFault.FAILS, 2);
        house.maya()
                .callOnce()
                .body(Map.of("planId", plan, "paymentMethod", "pm_card_visa"))
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(202);
        settle();
        tryAgain();
        tryAgain();
        var keys = keys("POST /v1/subscriptions");
        assertThat(keys).hasSize(3).doesNotContainNull().containsOnly(keys.get(0));
        assertThat(paidAtStripe()).containsExactly(12_900L);
    }

    private void charge() {
        cast.signInAgain(house.maya())
                .callOnce()
                .body(Map.of("paymentMethod", "pm_card_visa"))
                .post("/api/v1/invoices/" + invoice + "/charge")
                .then()
                .statusCode(202);
        settle();
    }

    /** The two last of the sixteen tries. */
    private void giveUp() {
        TestDatabase.update(
                "update jobs set consecutive_failures = 14 where task_name = 'billing-request' and task_instance in"
                        + " (select id::text from billing_requests where invoice_id = ?::uuid)",
                invoice);
        tryAgain();
        tryAgain();
        assertThat(isRequested()).isFalse();
    }

    private void tryAgain() {
        breakers.resetAll();
        clock.advance(Duration.ofMinutes(61));
        settle();
    }

    private void settle() {
        pump.run();
        stripe.deliver();
        pump.run();
    }

    private void assertPaidOnce() {
        assertThat(taken()).containsExactly(11_900L);
        assertThat(paidAtStripe()).containsExactly(11_900L);
        assertThat(standing()).isEqualTo("PAID");
        assertThat(TestDatabase.column(
                        "select amount_cents from revenue_months where practice_id = ?", house.practiceId()))
                .containsExactly(11_900L);
        assertThat(TestDatabase.count("select count(*) from parked_payments where practice_id = ?", house.practiceId()))
                .isZero();
    }

    /** By the events of this invoice. */
    private List<Long> taken() {
        return stripe.events().stream()
                .filter(event ->
                        event.type().equals("invoice.paid") && event.json().contains(invoice))
                .map(event -> JsonPath.from(event.json()).getLong("data.object.amount_paid"))
                .toList();
    }

    /** By the books of the account, which holds this practice alone. */
    private List<Long> paidAtStripe() {
        return stripeList("/v1/invoices?status=paid").getList("data.amount_paid", Long.class);
    }

    private JsonPath stripeList(String path) {
        Response answer = RestAssured.given().auth().oauth2("sk_test_simulator").get(stripeAddress + path);
        return answer.jsonPath();
    }

    private void addAnItemAtStripe(int cents) {
        var draft = stripeList("/v1/invoices?status=draft");
        RestAssured.given()
                .auth()
                .oauth2("sk_test_simulator")
                .formParam("customer", draft.getString("data[0].customer"))
                .formParam("invoice", draft.getString("data[0].id"))
                .formParam("amount", cents)
                .formParam("currency", "eur")
                .post(stripeAddress + "/v1/invoiceitems")
                .then()
                .statusCode(200);
    }

    private List<String> keys(String step) {
        return stripe.calls().seen().stream()
                .filter(call -> (call.method() + " " + call.path()).matches(step))
                .map(SeenCall::key)
                .toList();
    }

    private boolean isRequested() {
        return requests().contains("REQUESTED");
    }

    private List<Object> requests() {
        return TestDatabase.column(
                "select state || coalesce(' ' || reason, '') from billing_requests where invoice_id = ?::uuid"
                        + " order by requested_at",
                invoice);
    }

    private String standing() {
        return TestDatabase.column("select status from invoices where id = ?::uuid", invoice)
                .get(0)
                .toString();
    }
}
