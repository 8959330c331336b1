package dev.coachboard.dev.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.Stripe;
import com.stripe.param.InvoiceCreateParams;
import com.stripe.param.InvoiceCreatePreviewParams;
import com.stripe.param.InvoiceItemCreateParams;
import com.stripe.param.PaymentMethodListParams;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceListParams;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.SubscriptionRetrieveParams;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each call as the SDK makes it, and what the SDK then reads. */
class StripeApiTest {

    private final Scene scene = new Scene();

    StripeApiTest() throws IOException {}

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void it_speaks_the_version_that_the_sdk_was_made_for() {
        assertThat(EventLog.API_VERSION).isEqualTo(Stripe.API_VERSION);
    }

    @Test
    void a_customer_is_found_again_as_created() throws Exception {
        var maya = scene.maya();
        var found = scene.stripe().customers().retrieve(maya.getId());
        assertThat(found.getId()).startsWith("cus_");
        assertThat(found.getEmail()).isEqualTo("maya@coachboard.example");
        assertThat(found.getMetadata()).containsEntry("client", "7");
        assertThat(found.getLivemode()).isFalse();
        assertThat(maya.getLastResponse().requestId()).startsWith("req_");
    }

    @Test
    void a_test_card_becomes_a_payment_method_of_its_own_when_attached() throws Exception {
        var maya = scene.maya("pm_card_visa");
        var method = maya.getInvoiceSettings().getDefaultPaymentMethod();
        var found = scene.stripe().paymentMethods().retrieve(method);
        assertThat(method).startsWith("pm_1");
        assertThat(found.getCard().getLast4()).isEqualTo("4242");
        assertThat(found.getCustomer()).isEqualTo(maya.getId());
    }

    @Test
    void only_attached_payment_methods_are_listed() throws Exception {
        var maya = scene.maya("pm_card_mastercard");
        scene.stripe().paymentMethods().retrieve("pm_card_visa");
        var listed = scene.stripe()
                .paymentMethods()
                .list(PaymentMethodListParams.builder()
                        .setCustomer(maya.getId())
                        .build());
        assertThat(listed.getData())
                .singleElement()
                .satisfies(method -> assertThat(method.getCard().getBrand()).isEqualTo("mastercard"));
    }

    @Test
    void a_price_is_found_by_its_lookup_key() throws Exception {
        var product = scene.stripe()
                .products()
                .create(ProductCreateParams.builder().setName("Growth").build());
        var price = scene.stripe()
                .prices()
                .create(PriceCreateParams.builder()
                        .setCurrency("eur")
                        .setUnitAmount(22_900L)
                        .setProduct(product.getId())
                        .setLookupKey("growth-v1")
                        .setRecurring(PriceCreateParams.Recurring.builder()
                                .setInterval(PriceCreateParams.Recurring.Interval.YEAR)
                                .build())
                        .build());
        scene.monthly(100);
        var found = scene.stripe()
                .prices()
                .list(PriceListParams.builder().addLookupKey("growth-v1").build());
        assertThat(found.getData()).singleElement().isEqualTo(price);
        assertThat(price.getRecurring().getInterval()).isEqualTo("year");
        assertThat(scene.stripe().prices().retrieve(price.getId()).getUnitAmount())
                .isEqualTo(22_900);
    }

    @Test
    void a_subscription_is_paid_and_active_at_once() throws Exception {
        var subscription = scene.subscribe(scene.maya("pm_card_visa"), scene.monthly(12_900));
        assertThat(subscription.getStatus()).isEqualTo("active");
        assertThat(subscription.getMetadata()).containsEntry("subscription", "42");
        assertThat(subscription.getItems().getData().get(0).getCurrentPeriodEnd())
                .isGreaterThan(subscription.getCreated());
        assertThat(scene.latestInvoice(subscription).getStatus()).isEqualTo("paid");
    }

    @Test
    void an_invoice_names_its_subscription_in_its_parent() throws Exception {
        var subscription = scene.subscribe(scene.maya("pm_card_visa"), scene.monthly(12_900));
        var invoice = scene.latestInvoice(subscription);
        var details = invoice.getParent().getSubscriptionDetails();
        assertThat(details.getSubscription()).isEqualTo(subscription.getId());
        assertThat(details.getMetadata()).containsEntry("subscription", "42");
        assertThat(invoice.getBillingReason()).isEqualTo("subscription_create");
        assertThat(invoice.getAmountPaid()).isEqualTo(12_900);
        assertThat(invoice.getTotalExcludingTax()).isEqualTo(12_900);
        assertThat(invoice.getStatusTransitions().getPaidAt()).isNotNull();
    }

    @Test
    void an_id_is_replaced_by_its_object_where_asked() throws Exception {
        var subscription = scene.subscribe(scene.maya("pm_card_visa"), scene.monthly(12_900));
        var params = SubscriptionRetrieveParams.builder()
                .addExpand("latest_invoice")
                .addExpand("customer")
                .build();
        var expanded = scene.stripe().subscriptions().retrieve(subscription.getId(), params);
        assertThat(expanded.getLatestInvoiceObject().getStatus()).isEqualTo("paid");
        assertThat(expanded.getCustomerObject().getName()).isEqualTo("Maya Okafor");
    }

    @Test
    void subscriptions_that_ended_are_listed_only_when_asked_for() throws Exception {
        var maya = scene.maya("pm_card_visa");
        var subscription = scene.subscribe(maya, scene.monthly(12_900));
        scene.stripe().subscriptions().cancel(subscription.getId());
        var params = SubscriptionListParams.builder().setCustomer(maya.getId());
        assertThat(scene.stripe().subscriptions().list(params.build()).getData())
                .isEmpty();
        params.setStatus(SubscriptionListParams.Status.ALL);
        assertThat(scene.stripe().subscriptions().list(params.build()).getData())
                .singleElement()
                .satisfies(ended -> assertThat(ended.getStatus()).isEqualTo("canceled"));
    }

    @Test
    void a_manual_invoice_is_filled_finalised_and_paid() throws Exception {
        var maya = scene.maya("pm_card_visa");
        var draft = scene.stripe()
                .invoices()
                .create(InvoiceCreateParams.builder().setCustomer(maya.getId()).build());
        addTo(draft.getId(), maya.getId(), 5_000);
        addTo(draft.getId(), maya.getId(), 250);
        var open = scene.stripe().invoices().finalizeInvoice(draft.getId());
        assertThat(open.getStatus()).isEqualTo("open");
        assertThat(open.getAmountDue()).isEqualTo(5_250);
        assertThat(open.getNumber()).endsWith("-0001");
        assertThat(open.getLines().getData()).hasSize(2);
        assertThat(scene.stripe().invoices().pay(draft.getId()).getAmountRemaining())
                .isZero();
    }

    @Test
    void an_open_invoice_is_voided_or_given_up() throws Exception {
        var maya = scene.maya("pm_card_visa");
        var first = open(maya.getId());
        var second = open(maya.getId());
        assertThat(scene.stripe().invoices().voidInvoice(first).getStatus()).isEqualTo("void");
        assertThat(scene.stripe().invoices().markUncollectible(second).getStatus())
                .isEqualTo("uncollectible");
        assertThat(scene.eventTypes()).contains("invoice.voided", "invoice.marked_uncollectible");
    }

    @Test
    void a_preview_shows_the_next_period_and_keeps_nothing() throws Exception {
        var maya = scene.maya("pm_card_visa");
        var subscription = scene.subscribe(maya, scene.monthly(12_900));
        var preview = scene.stripe()
                .invoices()
                .createPreview(InvoiceCreatePreviewParams.builder()
                        .setSubscription(subscription.getId())
                        .build());
        var item = subscription.getItems().getData().get(0);
        assertThat(preview.getAmountDue()).isEqualTo(12_900);
        assertThat(preview.getPeriodEnd()).isEqualTo(item.getCurrentPeriodEnd());
        assertThat(preview.getLines().getData().get(0).getPeriod().getStart()).isEqualTo(item.getCurrentPeriodEnd());
        assertThat(scene.invoices(maya)).hasSize(1);
    }

    private String open(String customer) throws Exception {
        var draft = scene.stripe()
                .invoices()
                .create(InvoiceCreateParams.builder().setCustomer(customer).build());
        addTo(draft.getId(), customer, 100);
        return scene.stripe().invoices().finalizeInvoice(draft.getId()).getId();
    }

    private void addTo(String invoice, String customer, long cents) throws Exception {
        scene.stripe()
                .invoiceItems()
                .create(InvoiceItemCreateParams.builder()
                        .setCustomer(customer)
                        .setInvoice(invoice)
                        .setCurrency("eur")
                        .setAmount(cents)
                        .setDescription("Workbook")
                        .build());
    }
}
