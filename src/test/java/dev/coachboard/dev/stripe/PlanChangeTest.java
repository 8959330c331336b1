package dev.coachboard.dev.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.Price;
import com.stripe.model.Subscription;
import com.stripe.param.InvoiceCreatePreviewParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.SubscriptionUpdateParams.ProrationBehavior;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Half of a month of thirty days after Maya subscribed. */
class PlanChangeTest {

    private final Scene scene = new Scene();
    private Subscription subscription;

    PlanChangeTest() throws IOException {}

    @BeforeEach
    void halfOfApril() throws Exception {
        scene.at("2027-04-01T10:00:00Z");
        subscription = scene.subscribe(scene.maya("pm_card_visa"), scene.monthly(12_000));
        scene.clock.moveTo(Instant.ofEpochSecond(subscription.getCreated()).plus(Duration.ofDays(15)));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void prorations_wait_for_the_next_invoice() throws Exception {
        var changed = change(scene.monthly(24_000), ProrationBehavior.CREATE_PRORATIONS);
        assertThat(changed.getItems().getData().get(0).getPrice().getUnitAmount())
                .isEqualTo(24_000);
        assertThat(changed.getLatestInvoice()).isEqualTo(subscription.getLatestInvoice());
        scene.pass(Duration.ofDays(16));
        assertThat(scene.latestInvoice(subscription).getTotal()).isBetween(29_999L, 30_001L);
    }

    @Test
    void always_invoice_charges_the_difference_now() throws Exception {
        change(scene.monthly(24_000), ProrationBehavior.ALWAYS_INVOICE);
        var invoice = scene.latestInvoice(subscription);
        assertThat(invoice.getBillingReason()).isEqualTo("subscription_update");
        assertThat(invoice.getStatus()).isEqualTo("paid");
        assertThat(invoice.getAmountPaid()).isBetween(5_999L, 6_001L);
    }

    @Test
    void without_proration_the_next_period_costs_the_new_price() throws Exception {
        change(scene.monthly(24_000), ProrationBehavior.NONE);
        scene.pass(Duration.ofDays(16));
        assertThat(scene.latestInvoice(subscription).getTotal()).isEqualTo(24_000);
    }

    @Test
    void a_cheaper_plan_leaves_credit_that_pays_first() throws Exception {
        change(scene.monthly(0), ProrationBehavior.ALWAYS_INVOICE);
        var customer = scene.stripe().customers().retrieve(subscription.getCustomer());
        assertThat(customer.getBalance()).isBetween(-6_001L, -5_999L);
        change(scene.monthly(24_000), ProrationBehavior.NONE);
        scene.pass(Duration.ofDays(16));
        assertThat(scene.latestInvoice(subscription).getAmountPaid()).isBetween(17_999L, 18_001L);
    }

    @Test
    void a_year_instead_of_a_month_starts_at_once() throws Exception {
        var changed = change(scene.yearly(120_000), ProrationBehavior.CREATE_PRORATIONS);
        assertThat(scene.latestInvoice(subscription).getAmountPaid()).isBetween(113_999L, 114_001L);
        assertThat(SubscriptionLifeTest.periodEnd(changed))
                .isEqualTo(
                        changed.getBillingCycleAnchor() + Duration.ofDays(366).toSeconds());
    }

    @Test
    void a_preview_says_what_the_change_would_cost() throws Exception {
        var item = InvoiceCreatePreviewParams.SubscriptionDetails.Item.builder()
                .setId(itemId())
                .setPrice(scene.monthly(24_000).getId())
                .build();
        var preview = scene.stripe()
                .invoices()
                .createPreview(InvoiceCreatePreviewParams.builder()
                        .setSubscription(subscription.getId())
                        .setSubscriptionDetails(InvoiceCreatePreviewParams.SubscriptionDetails.builder()
                                .addItem(item)
                                .build())
                        .build());
        assertThat(preview.getTotal()).isBetween(29_999L, 30_001L);
        assertThat(scene.read(subscription)
                        .getItems()
                        .getData()
                        .get(0)
                        .getPrice()
                        .getUnitAmount())
                .isEqualTo(12_000);
    }

    private Subscription change(Price price, ProrationBehavior behavior) throws Exception {
        var item = SubscriptionUpdateParams.Item.builder()
                .setId(itemId())
                .setPrice(price.getId())
                .build();
        return scene.stripe()
                .subscriptions()
                .update(
                        subscription.getId(),
                        SubscriptionUpdateParams.builder()
                                .addItem(item)
                                .setProrationBehavior(behavior)
                                .build());
    }

    private String itemId() {
        return subscription.getItems().getData().get(0).getId();
    }
}
