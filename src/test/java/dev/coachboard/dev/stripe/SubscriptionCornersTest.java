package dev.coachboard.dev.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Event;
import com.stripe.model.Subscription;
import com.stripe.net.ApiResource;
import com.stripe.param.SubscriptionCreateParams.TrialSettings;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.TaxRateCreateParams;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens seldom. */
class SubscriptionCornersTest {

    private final Scene scene = new Scene();

    SubscriptionCornersTest() throws IOException {}

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void a_trial_without_a_card_may_pause_and_be_resumed() throws Exception {
        var subscription = trialWithoutCard(TrialSettings.EndBehavior.MissingPaymentMethod.PAUSE);
        scene.pass(Duration.ofDays(8));
        assertThat(scene.read(subscription).getStatus()).isEqualTo("paused");
        scene.stripe().subscriptions().resume(subscription.getId());
        assertThat(scene.read(subscription).getStatus()).isEqualTo("active");
        assertThat(scene.eventTypes()).contains("customer.subscription.paused", "customer.subscription.resumed");
    }

    @Test
    void a_trial_without_a_card_may_end_the_subscription() throws Exception {
        var subscription = trialWithoutCard(TrialSettings.EndBehavior.MissingPaymentMethod.CANCEL);
        scene.pass(Duration.ofDays(8));
        assertThat(scene.read(subscription).getStatus()).isEqualTo("canceled");
    }

    @Test
    void a_trial_without_a_card_is_past_due_otherwise() throws Exception {
        var subscription = trialWithoutCard(TrialSettings.EndBehavior.MissingPaymentMethod.CREATE_INVOICE);
        scene.pass(Duration.ofDays(8));
        assertThat(scene.read(subscription).getStatus()).isEqualTo("past_due");
    }

    @Test
    void taxes_are_added_by_the_rates_of_the_subscription() throws Exception {
        var rate = scene.stripe()
                .taxRates()
                .create(TaxRateCreateParams.builder()
                        .setDisplayName("VAT")
                        .setInclusive(false)
                        .setPercentage(new BigDecimal("19"))
                        .build());
        var subscription = scene.subscribe(
                scene.maya("pm_card_visa"), scene.monthly(12_900), params -> params.addDefaultTaxRate(rate.getId()));
        var invoice = scene.latestInvoice(subscription);
        assertThat(invoice.getTotalTaxes())
                .singleElement()
                .satisfies(tax -> assertThat(tax.getAmount()).isEqualTo(2_451));
        assertThat(invoice.getTotal()).isEqualTo(15_351);
        assertThat(invoice.getTotalExcludingTax()).isEqualTo(12_900);
    }

    @Test
    void a_change_that_must_be_paid_changes_nothing_when_the_card_fails() throws Exception {
        var maya = scene.maya("pm_card_visa");
        var subscription = scene.subscribe(maya, scene.monthly(12_900));
        var dearer = scene.monthly(22_900);
        scene.simulator.cardWorks(maya.getId(), false);
        var item = subscription.getItems().getData().get(0).getId();
        var params = SubscriptionUpdateParams.builder()
                .addItem(SubscriptionUpdateParams.Item.builder()
                        .setId(item)
                        .setPrice(dearer.getId())
                        .build())
                .setProrationBehavior(SubscriptionUpdateParams.ProrationBehavior.ALWAYS_INVOICE)
                .setPaymentBehavior(SubscriptionUpdateParams.PaymentBehavior.ERROR_IF_INCOMPLETE)
                .build();
        assertThatThrownBy(() -> scene.stripe().subscriptions().update(subscription.getId(), params))
                .isInstanceOf(CardException.class);
        assertThat(scene.read(subscription)).isEqualTo(subscription);
    }

    @Test
    void what_has_ended_is_neither_changed_nor_ended_again() throws Exception {
        var subscription = scene.subscribe(scene.maya("pm_card_visa"), scene.monthly(12_900));
        scene.stripe().subscriptions().cancel(subscription.getId());
        var params =
                SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(true).build();
        assertThatThrownBy(() -> scene.stripe().subscriptions().update(subscription.getId(), params))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refusal -> assertThat(refusal.getStatusCode()).isEqualTo(400));
        assertThatThrownBy(() -> scene.stripe().subscriptions().cancel(subscription.getId()))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refusal -> assertThat(refusal.getStatusCode()).isEqualTo(404));
    }

    @Test
    void a_year_of_sixty_clients_is_delivered_whole_and_in_order() throws Exception {
        var price = scene.monthly(12_900);
        for (var i = 0; i < 60; i++) scene.subscribe(scene.maya("pm_card_visa"), price);
        scene.pass(Duration.ofDays(364));
        scene.simulator.deliver();
        assertThat(scene.receiver.received)
                .extracting(each ->
                        ApiResource.GSON.fromJson(each.body(), Event.class).getId())
                .isEqualTo(scene.simulator.events().stream()
                        .map(SimulatedEvent::id)
                        .toList());
    }

    private Subscription trialWithoutCard(TrialSettings.EndBehavior.MissingPaymentMethod behavior) throws Exception {
        var end = TrialSettings.EndBehavior.builder()
                .setMissingPaymentMethod(behavior)
                .build();
        return scene.subscribe(
                scene.maya(),
                scene.monthly(12_900),
                params -> params.setTrialPeriodDays(7L)
                        .setTrialSettings(
                                TrialSettings.builder().setEndBehavior(end).build()));
    }
}
