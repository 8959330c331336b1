package dev.coachboard.billing.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.coachboard.dev.stripe.CallFault;
import dev.coachboard.dev.stripe.StripeSimulator;
import dev.coachboard.platform.money.Money;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of answer, good and bad, and whether it counts against Stripe. */
@QuarkusTest
class StripeAnswersTest {

    private static final String ANY = ".*";

    @Inject
    StripeGateway gateway;

    @Inject
    InvoiceGateway invoices;

    @Inject
    StripeCalls calls;

    @Inject
    StripeSimulator stripe;

    @Inject
    CircuitBreakerMaintenance breakers;

    @BeforeEach
    @AfterEach
    void reset() {
        stripe.reset();
        breakers.resetAll();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\":{\"type\":\"invalid_request_error\",\"code\":\"parameter_missing\"}} | parameter_missing",
                "400 | {\"error\":{\"type\":\"invalid_request_error\"}} | invalid_request",
                "400 | {\"error\":{\"type\":\"invalid_request_error\",\"code\":null}} | invalid_request",
                "400 | {\"error\":{\"type\":\"invalid_request_error\",\"code\":\"A b\"}} | invalid_request",
                "400 | {\"error\":{\"type\":\"idempotency_error\"}} | idempotency_key_in_use",
                "402 | {\"error\":{\"type\":\"card_error\",\"code\":\"expired_card\"}} | expired_card",
                "404 | {\"error\":{\"type\":\"invalid_request_error\",\"code\":\"resource_missing\"}} | resource_missing"
            })
    void a_no_is_a_refusal_and_says_nothing_about_stripes_health(int status, String body, String code) {
        stripe.calls().plan(ANY, CallFault.answer(status, body), 10);
        for (var i = 0; i < 10; i++)
            assertThat(catchThrowable(this::pay))
                    .isInstanceOfSatisfying(
                            StripeRefused.class,
                            refused -> assertThat(refused.code()).isEqualTo(code));
        assertThat(state()).isEqualTo(CircuitBreakerState.CLOSED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {\"error\":{\"type\":\"invalid_request_error\"}}",
                "403 | {\"error\":{\"type\":\"invalid_request_error\"}}",
                "409 | {\"error\":{\"type\":\"idempotency_error\",\"code\":\"idempotency_key_in_use\"}}",
                "429 | {\"error\":{\"type\":\"invalid_request_error\",\"code\":\"rate_limit\"}}",
                "429 | {\"error\":{\"type\":\"invalid_request_error\",\"code\":\"lock_timeout\"}}",
                "404 | <html>no such page</html>"
            })
    void not_now_is_asked_again_later_and_opens_no_breaker(int status, String body) {
        stripe.calls().plan(ANY, CallFault.answer(status, body), 10);
        for (var i = 0; i < 10; i++) assertThatThrownBy(this::pay).isInstanceOf(StripeRetryLater.class);
        assertThat(state()).isEqualTo(CircuitBreakerState.CLOSED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | {\"error\":{\"type\":\"api_error\"}}",
                "503 | <html>down</html>",
                "500 | {\"error\":\"text\"}",
                "302 | {}",
                "200 | <html>captive portal</html>",
                "200 | null",
                "200 | []",
                "200 | \"text\"",
                "200 | {\"id\":",
                "200 | {}",
                "200 | {\"id\":null,\"status\":null,\"total\":null,\"currency\":null}"
            })
    void a_broken_answer_is_no_answer_and_opens_the_breaker(int status, String body) {
        stripe.calls().plan(ANY, CallFault.answer(status, body), 8);
        for (var i = 0; i < 8; i++)
            assertThatThrownBy(() -> invoices.find("in_1"))
                    .isInstanceOf(StripeUnavailable.class)
                    .isNotInstanceOf(StripeRetryLater.class);
        assertThat(state()).isEqualTo(CircuitBreakerState.OPEN);
        assertThatThrownBy(() -> invoices.find("in_1")).isInstanceOf(CircuitBreakerOpenException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"data\":null}",
                "{\"id\":null}",
                "{\"items\":null}",
                "{\"items\":{\"data\":[]}}",
                "{\"items\":{\"data\":[{}]}}"
            })
    void an_answer_without_what_we_need_of_it_is_broken_at_every_call(String body) {
        stripe.calls().plan(ANY, CallFault.answer(200, body), 20);
        assertBroken(() -> gateway.openCustomer(UUID.randomUUID(), "Maya", "maya@coachboard.example", "1"));
        assertBroken(() -> gateway.useCard("cus_1", "pm_card_visa", "2"));
        assertBroken(() -> gateway.offerPrice(UUID.randomUUID(), "Essential", new Money(12900, "EUR"), false, "3"));
        assertBroken(() -> gateway.subscribe("cus_1", "price_1", 0, UUID.randomUUID(), "4"));
        assertBroken(() -> gateway.upcoming("sub_1"));
        assertBroken(() -> invoices.draft("cus_1", UUID.randomUUID(), "EUR", "5"));
        assertBroken(() -> invoices.find("in_1"));
        breakers.resetAll();
        assertBroken(() -> gateway.findSubscription("cus_1", UUID.randomUUID()));
        assertBroken(() -> gateway.changePrice("sub_1", "price_1", "6"));
    }

    private static void assertBroken(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(StripeUnavailable.class);
    }

    @Test
    void a_mistake_of_ours_is_no_failure_of_stripes() {
        for (var i = 0; i < 20; i++)
            assertThatThrownBy(() -> calls.of(client -> {
                        throw new NullPointerException("ours");
                    }))
                    .isInstanceOf(NullPointerException.class);
        assertThat(state()).isEqualTo(CircuitBreakerState.CLOSED);
    }

    @Test
    void stripe_is_never_asked_in_a_transaction() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> invoices.find("in_1")))
                .hasStackTraceContaining("never asked in a transaction");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> gateway.upcoming("sub_1")))
                .hasStackTraceContaining("never asked in a transaction");
        assertThat(stripe.calls().seen()).isEmpty();
    }

    @Test
    void a_redirect_is_not_followed() {
        stripe.calls().plan("GET /v1/invoices/in_1", CallFault.answer(302, "{}"));
        assertThatThrownBy(() -> invoices.find("in_1")).isInstanceOf(StripeUnavailable.class);
        assertThat(stripe.calls().seen()).hasSize(1);
    }

    @Test
    void an_answer_of_five_megabytes_is_not_read_to_its_end() {
        stripe.calls()
                .plan("GET /v1/invoices/in_1", CallFault.answer(200, "{\"id\":\"" + "x".repeat(5_000_000) + "\"}"));
        assertThatThrownBy(() -> invoices.find("in_1")).hasRootCauseMessage("The answer is longer than 4194304 bytes");
    }

    private void pay() {
        invoices.pay("in_1", UUID.randomUUID().toString());
    }

    private CircuitBreakerState state() {
        return breakers.currentState("stripe-jobs");
    }
}
