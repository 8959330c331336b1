package dev.coachboard.dev.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.InvoiceCreatePreviewParams;
import com.stripe.param.SubscriptionCreateParams;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Refusals arrive as the SDK's exceptions. */
class StripeRefusalsTest {

    private final Scene scene = new Scene();

    StripeRefusalsTest() throws IOException {}

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void a_wrong_key_is_turned_away() {
        var wrong = scene.stripe("sk_test_other", 15_000);
        var refusal = catchThrowableOfType(
                AuthenticationException.class, () -> wrong.customers().retrieve("cus_1"));
        assertThat(refusal.getStatusCode()).isEqualTo(401);
    }

    @Test
    void an_unknown_id_in_the_path_is_a_404() {
        var refusal = catchThrowableOfType(
                InvalidRequestException.class, () -> scene.stripe().customers().retrieve("cus_none"));
        assertThat(refusal.getStatusCode()).isEqualTo(404);
        assertThat(refusal.getCode()).isEqualTo("resource_missing");
        assertThat(refusal.getRequestId()).startsWith("req_");
    }

    @Test
    void an_unknown_id_in_a_parameter_is_a_400_that_names_it() throws Exception {
        var price = scene.monthly(100);
        var params = SubscriptionCreateParams.builder()
                .setCustomer("cus_none")
                .addItem(SubscriptionCreateParams.Item.builder()
                        .setPrice(price.getId())
                        .build())
                .build();
        var refusal = catchThrowableOfType(
                InvalidRequestException.class,
                () -> scene.stripe().subscriptions().create(params));
        assertThat(refusal.getStatusCode()).isEqualTo(400);
        assertThat(refusal.getParam()).isEqualTo("customer");
    }

    @Test
    void a_parameter_that_the_simulator_does_not_know_is_never_ignored() {
        var params = CustomerCreateParams.builder().setTaxExempt(CustomerCreateParams.TaxExempt.EXEMPT);
        var refusal = catchThrowableOfType(
                InvalidRequestException.class, () -> scene.stripe().customers().create(params.build()));
        assertThat(refusal.getCode()).isEqualTo("parameter_unknown");
    }

    @Test
    void a_declining_card_cannot_be_attached() {
        var refusal = catchThrowableOfType(CardException.class, () -> scene.maya("pm_card_chargeDeclined"));
        assertThat(refusal.getStatusCode()).isEqualTo(402);
        assertThat(refusal.getCode()).isEqualTo("card_declined");
        assertThat(refusal.getDeclineCode()).isEqualTo("generic_decline");
    }

    @Test
    void a_subscription_without_a_card_is_refused() throws Exception {
        var maya = scene.maya();
        var price = scene.monthly(100);
        var refusal = catchThrowableOfType(InvalidRequestException.class, () -> scene.subscribe(maya, price));
        assertThat(refusal.getCode()).isEqualTo("resource_missing");
    }

    @Test
    void error_if_incomplete_leaves_nothing_behind() throws Exception {
        var maya = scene.maya("pm_card_chargeCustomerFail");
        var price = scene.monthly(100);
        var refusal = catchThrowableOfType(
                CardException.class,
                () -> scene.subscribe(
                        maya,
                        price,
                        params -> params.setPaymentBehavior(
                                SubscriptionCreateParams.PaymentBehavior.ERROR_IF_INCOMPLETE)));
        assertThat(refusal.getCode()).isEqualTo("card_declined");
        assertThat(scene.invoices(maya)).isEmpty();
    }

    @Test
    void a_paid_invoice_is_not_paid_again() throws Exception {
        var subscription = scene.subscribe(scene.maya("pm_card_visa"), scene.monthly(100));
        var refusal = catchThrowableOfType(
                InvalidRequestException.class, () -> scene.stripe().invoices().pay(subscription.getLatestInvoice()));
        assertThat(refusal).hasMessageContaining("already paid");
    }

    @Test
    void a_declined_payment_is_a_402_and_counts_as_an_attempt() throws Exception {
        var subscription = scene.subscribe(scene.maya("pm_card_chargeCustomerFail"), scene.monthly(100));
        var refusal = catchThrowableOfType(
                CardException.class, () -> scene.stripe().invoices().pay(subscription.getLatestInvoice()));
        assertThat(refusal.getStatusCode()).isEqualTo(402);
        assertThat(scene.latestInvoice(subscription).getAttemptCount()).isEqualTo(1);
    }

    @Test
    void what_ends_has_no_upcoming_invoice() throws Exception {
        var subscription = scene.subscribe(scene.maya("pm_card_visa"), scene.monthly(100));
        scene.stripe().subscriptions().cancel(subscription.getId());
        var params = InvoiceCreatePreviewParams.builder().setSubscription(subscription.getId());
        var refusal = catchThrowableOfType(
                InvalidRequestException.class, () -> scene.stripe().invoices().createPreview(params.build()));
        assertThat(refusal.getCode()).isEqualTo("invoice_upcoming_none");
    }

    @Test
    void a_refused_request_leaves_its_key_free() throws Exception {
        var options = RequestOptions.builder().setIdempotencyKey("key-1").build();
        var unknown = CustomerCreateParams.builder().setTaxExempt(CustomerCreateParams.TaxExempt.EXEMPT);
        catchThrowableOfType(
                InvalidRequestException.class, () -> scene.stripe().customers().create(unknown.build(), options));
        var customer = CustomerCreateParams.builder().setName("Noah").build();
        assertThat(scene.stripe().customers().create(customer, options).getName())
                .isEqualTo("Noah");
    }
}
