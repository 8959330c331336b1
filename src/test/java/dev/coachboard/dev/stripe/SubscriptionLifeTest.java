package dev.coachboard.dev.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.common.EmptyParam;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What time does to subscriptions. */
class SubscriptionLifeTest {

    private final Scene scene = new Scene();

    SubscriptionLifeTest() throws IOException {}

    @BeforeEach
    void january() {
        scene.at("2027-01-31T10:00:00Z");
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void fourteen_months_from_a_31st_are_invoiced_at_each_month_end() throws Exception {
        var maya = scene.maya("pm_card_visa");
        var subscription = scene.subscribe(maya, scene.monthly(12_900));
        scene.pass(Duration.ofDays(14 * 31));
        assertThat(scene.invoices(maya))
                .hasSize(15)
                .allSatisfy(invoice -> assertThat(invoice.getStatus()).isEqualTo("paid"))
                .allSatisfy(invoice -> assertThat(invoice.getAmountPaid()).isEqualTo(12_900))
                .extracting(invoice -> day(invoice.getCreated()).toString().substring(5))
                .containsExactly(
                        "01-31", "02-28", "03-31", "04-30", "05-31", "06-30", "07-31", "08-31", "09-30", "10-31",
                        "11-30", "12-31", "01-31", "02-29", "03-31");
        assertThat(day(periodEnd(scene.read(subscription)))).isEqualTo("2028-04-30");
    }

    @Test
    void lines_cover_the_coming_period_and_the_invoice_the_past_one() throws Exception {
        var maya = scene.maya("pm_card_visa");
        var subscription = scene.subscribe(maya, scene.monthly(12_900));
        var renewed = periodEnd(subscription);
        scene.pass(Duration.ofDays(29));
        var invoice = scene.latestInvoice(subscription);
        assertThat(invoice.getPeriodStart()).isEqualTo(subscription.getCreated());
        assertThat(invoice.getPeriodEnd()).isEqualTo(renewed);
        assertThat(invoice.getLines().getData().get(0).getPeriod().getStart()).isEqualTo(renewed);
        assertThat(invoice.getBillingReason()).isEqualTo("subscription_cycle");
    }

    @Test
    void a_renewal_is_a_draft_for_an_hour() throws Exception {
        var subscription = scene.subscribe(scene.maya("pm_card_visa"), scene.monthly(12_900));
        scene.clock.moveTo(Instant.ofEpochSecond(periodEnd(subscription)).plusSeconds(600));
        assertThat(scene.latestInvoice(subscription).getStatus()).isEqualTo("draft");
        scene.pass(Duration.ofHours(1));
        var invoice = scene.latestInvoice(subscription);
        assertThat(invoice.getStatus()).isEqualTo("paid");
        assertThat(invoice.getStatusTransitions().getPaidAt()).isEqualTo(periodEnd(subscription) + 3_600);
    }

    @Test
    void events_carry_the_time_at_which_they_happened() throws Exception {
        var maya = scene.maya("pm_card_visa");
        scene.subscribe(maya, scene.monthly(12_900));
        scene.pass(Duration.ofDays(100));
        assertThat(scene.simulator.events())
                .extracting(SimulatedEvent::created)
                .isSorted()
                .last()
                .satisfies(last -> assertThat(day(last.getEpochSecond())).isEqualTo("2027-04-30"));
    }

    @Test
    void a_trial_ends_with_the_first_charge() throws Exception {
        var maya = scene.maya("pm_card_visa");
        var trial = scene.subscribe(maya, scene.monthly(12_900), params -> params.setTrialPeriodDays(14L));
        assertThat(trial.getStatus()).isEqualTo("trialing");
        assertThat(scene.latestInvoice(trial).getTotal()).isZero();
        scene.pass(Duration.ofDays(12));
        assertThat(scene.eventTypes()).contains("customer.subscription.trial_will_end");
        scene.pass(Duration.ofDays(3));
        assertThat(scene.read(trial).getStatus()).isEqualTo("active");
        assertThat(scene.invoices(maya)).extracting(Invoice::getAmountPaid).containsExactly(0L, 12_900L);
        assertThat(day(periodEnd(scene.read(trial)))).isEqualTo("2027-03-14");
    }

    @Test
    void a_declined_first_charge_is_paid_later_or_expires() throws Exception {
        var price = scene.monthly(12_900);
        var maya = scene.maya("pm_card_chargeCustomerFail");
        var expiring = scene.subscribe(maya, price);
        var noah = scene.maya("pm_card_visa");
        scene.simulator.cardWorks(noah.getId(), false);
        var paid = scene.subscribe(noah, price);
        scene.simulator.cardWorks(noah.getId(), true);
        assertThat(List.of(expiring.getStatus(), paid.getStatus())).containsOnly("incomplete");
        scene.stripe().invoices().pay(paid.getLatestInvoice());
        scene.pass(Duration.ofHours(24));
        assertThat(scene.read(paid).getStatus()).isEqualTo("active");
        assertThat(scene.read(expiring).getStatus()).isEqualTo("incomplete_expired");
        assertThat(scene.latestInvoice(expiring).getStatus()).isEqualTo("void");
    }

    @Test
    void default_incomplete_waits_for_a_payment() throws Exception {
        var waiting = scene.subscribe(
                scene.maya("pm_card_visa"),
                scene.monthly(100),
                params -> params.setPaymentBehavior(SubscriptionCreateParams.PaymentBehavior.DEFAULT_INCOMPLETE));
        assertThat(waiting.getStatus()).isEqualTo("incomplete");
        scene.stripe().invoices().pay(waiting.getLatestInvoice());
        assertThat(scene.read(waiting).getStatus()).isEqualTo("active");
    }

    @Test
    void a_failing_card_is_tried_again_after_three_five_and_seven_days() throws Exception {
        var maya = scene.maya("pm_card_visa");
        var subscription = scene.subscribe(maya, scene.monthly(12_900));
        scene.simulator.cardWorks(maya.getId(), false);
        scene.pass(Duration.ofDays(29));
        assertThat(scene.read(subscription).getStatus()).isEqualTo("past_due");
        scene.pass(Duration.ofDays(16));
        assertThat(scene.simulator.events())
                .filteredOn(event -> event.type().equals("invoice.payment_failed"))
                .extracting(event -> day(event.created().getEpochSecond()).toString())
                .containsExactly("2027-02-28", "2027-03-03", "2027-03-08", "2027-03-15");
        var ended = scene.read(subscription);
        assertThat(ended.getStatus()).isEqualTo("canceled");
        assertThat(ended.getCancellationDetails().getReason()).isEqualTo("payment_failed");
        assertThat(scene.latestInvoice(subscription).getStatus()).isEqualTo("open");
    }

    @Test
    void a_retry_that_succeeds_makes_it_active_again() throws Exception {
        var maya = scene.maya("pm_card_visa");
        var subscription = scene.subscribe(maya, scene.monthly(12_900));
        scene.simulator.cardWorks(maya.getId(), false);
        scene.pass(Duration.ofDays(29));
        scene.simulator.cardWorks(maya.getId(), true);
        scene.pass(Duration.ofDays(3));
        assertThat(scene.read(subscription).getStatus()).isEqualTo("active");
        assertThat(scene.latestInvoice(subscription).getAttemptCount()).isEqualTo(2);
    }

    @Test
    void a_cancellation_at_the_period_end_ends_it_without_another_invoice() throws Exception {
        var maya = scene.maya("pm_card_visa");
        var subscription = scene.subscribe(maya, scene.monthly(12_900));
        var cancelling = update(subscription, params -> params.setCancelAtPeriodEnd(true));
        assertThat(cancelling.getStatus()).isEqualTo("active");
        assertThat(cancelling.getCancelAt()).isEqualTo(periodEnd(subscription));
        scene.pass(Duration.ofDays(40));
        assertThat(scene.read(subscription).getEndedAt()).isEqualTo(periodEnd(subscription));
        assertThat(scene.event("customer.subscription.deleted").getCreated()).isEqualTo(periodEnd(subscription));
        assertThat(scene.invoices(maya)).hasSize(1);
    }

    @Test
    void a_cancellation_can_be_taken_back() throws Exception {
        var subscription = scene.subscribe(scene.maya("pm_card_visa"), scene.monthly(12_900));
        update(subscription, params -> params.setCancelAtPeriodEnd(true));
        var running = update(subscription, params -> params.setCancelAtPeriodEnd(false));
        assertThat(running.getCancelAt()).isNull();
        scene.pass(Duration.ofDays(40));
        assertThat(scene.read(subscription).getStatus()).isEqualTo("active");
    }

    @Test
    void while_collection_is_paused_invoices_are_void() throws Exception {
        var maya = scene.maya("pm_card_visa");
        var subscription = scene.subscribe(maya, scene.monthly(12_900));
        update(
                subscription,
                params -> params.setPauseCollection(SubscriptionUpdateParams.PauseCollection.builder()
                        .setBehavior(SubscriptionUpdateParams.PauseCollection.Behavior.VOID)
                        .build()));
        scene.pass(Duration.ofDays(40));
        assertThat(scene.read(subscription).getStatus()).isEqualTo("active");
        update(subscription, params -> params.setPauseCollection(EmptyParam.EMPTY));
        scene.pass(Duration.ofDays(30));
        assertThat(scene.invoices(maya)).extracting(Invoice::getStatus).containsExactly("paid", "void", "paid");
    }

    private Subscription update(Subscription subscription, Consumer<SubscriptionUpdateParams.Builder> change)
            throws Exception {
        var params = SubscriptionUpdateParams.builder();
        change.accept(params);
        return scene.stripe().subscriptions().update(subscription.getId(), params.build());
    }

    static long periodEnd(Subscription subscription) {
        return subscription.getItems().getData().get(0).getCurrentPeriodEnd();
    }

    private static LocalDate day(long seconds) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(seconds), ZoneOffset.UTC);
    }
}
