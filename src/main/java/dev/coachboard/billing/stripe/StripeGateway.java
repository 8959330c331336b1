package dev.coachboard.billing.stripe;

import static dev.coachboard.billing.stripe.StripeUnavailable.required;

import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.InvoiceCreatePreviewParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.SubscriptionCancelParams;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.SubscriptionUpdateParams.PauseCollection;
import com.stripe.param.SubscriptionUpdateParams.ProrationBehavior;
import com.stripe.param.common.EmptyParam;
import dev.coachboard.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Everything that we ask of Stripe. Each write takes an idempotency key that stays the same however often it is tried.
 * Each call throws {@link StripeRefused} for a no, and {@link StripeUnavailable} or a fault tolerance exception when
 * there was no answer.
 */
@ApplicationScoped
public class StripeGateway {

    /** Under this name Stripe's objects carry the id of ours. */
    static final String SUBSCRIPTION = "coachboard_subscription";

    static final String INVOICE = "coachboard_invoice";

    private final StripeCalls stripe;
    private final StripeOptions options;

    StripeGateway(StripeCalls stripe, StripeOptions options) {
        this.stripe = stripe;
        this.options = options;
    }

    /** @return Stripe's id of the customer */
    public String openCustomer(UUID clientId, String name, String email, String key) {
        var wanted = CustomerCreateParams.builder()
                .setName(name)
                .setEmail(email)
                .putMetadata("coachboard_client", clientId.toString())
                .build();
        return stripe.of(client -> required(
                client.v1().customers().create(wanted, options.writing(key)).getId(), "id"));
    }

    /** With the cards and whatever else Stripe knows of them; one that is gone already is no refusal. */
    public void deleteCustomer(String customerId) {
        try {
            stripe.of(client -> client.v1().customers().delete(customerId, options.reading()));
        } catch (StripeRefused e) {
            if (!e.isMissing()) throw e;
        }
    }

    /** From now on the customer pays with it. */
    public void useCard(String customerId, String paymentMethodId, String key) {
        var attach = PaymentMethodAttachParams.builder().setCustomer(customerId).build();
        var card = stripe.of(client -> required(
                client.v1()
                        .paymentMethods()
                        .attach(paymentMethodId, attach, options.writing(key))
                        .getId(),
                "id"));
        var standard = CustomerUpdateParams.builder()
                .setInvoiceSettings(CustomerUpdateParams.InvoiceSettings.builder()
                        .setDefaultPaymentMethod(card)
                        .build())
                .build();
        stripe.of(client -> client.v1().customers().update(customerId, standard, options.writing(key + "/default")));
    }

    /** @return Stripe's id of the price, which stays the plan's for good */
    public String offerPrice(UUID planId, String name, Money price, boolean yearly, String key) {
        var interval = yearly ? PriceCreateParams.Recurring.Interval.YEAR : PriceCreateParams.Recurring.Interval.MONTH;
        var wanted = PriceCreateParams.builder()
                .setCurrency(price.currency().toLowerCase(Locale.ROOT))
                .setUnitAmount(price.amountCents())
                .setRecurring(PriceCreateParams.Recurring.builder()
                        .setInterval(interval)
                        .build())
                .setProductData(
                        PriceCreateParams.ProductData.builder().setName(name).build())
                .putMetadata("coachboard_plan", planId.toString())
                .build();
        return stripe.of(client -> required(
                client.v1().prices().create(wanted, options.writing(key)).getId(), "id"));
    }

    /** A subscription that an earlier try made, also when the try is older than Stripe remembers keys. */
    public Optional<String> findSubscription(String customerId, UUID subscriptionId) {
        var asked = SubscriptionListParams.builder()
                .setCustomer(customerId)
                .setStatus(SubscriptionListParams.Status.ALL)
                .setLimit(100L)
                .build();
        var all = stripe.of(client -> required(
                client.v1().subscriptions().list(asked, options.reading()).getData(), "data"));
        return all.stream()
                .filter(found -> found.getMetadata() != null)
                .filter(found ->
                        subscriptionId.toString().equals(found.getMetadata().get(SUBSCRIPTION)))
                .map(Subscription::getId)
                .findFirst();
    }

    /** How it stands at this moment. */
    public SubscriptionNews subscription(String stripeId) {
        return SubscriptionNews.of(StripeJson.read(get("/v1/subscriptions/" + stripeId)));
    }

    /** A card that is refused leaves a subscription that is incomplete; it is no refusal of this call. */
    public String subscribe(String customerId, String priceId, int trialDays, UUID subscriptionId, String key) {
        var wanted = SubscriptionCreateParams.builder()
                .setCustomer(customerId)
                .addItem(SubscriptionCreateParams.Item.builder()
                        .setPrice(priceId)
                        .build())
                .setPaymentBehavior(SubscriptionCreateParams.PaymentBehavior.ALLOW_INCOMPLETE)
                .putMetadata(SUBSCRIPTION, subscriptionId.toString());
        if (trialDays > 0) wanted.setTrialPeriodDays((long) trialDays);
        return stripe.of(client -> required(
                client.v1()
                        .subscriptions()
                        .create(wanted.build(), options.writing(key))
                        .getId(),
                "id"));
    }

    /** The new price counts from the next invoice: nothing is charged or paid back for days gone by. */
    public void changePrice(String subscriptionId, String priceId, String key) {
        var current =
                stripe.of(client -> onlyItem(client.v1().subscriptions().retrieve(subscriptionId, options.reading())));
        var item = SubscriptionUpdateParams.Item.builder()
                .setId(current)
                .setPrice(priceId)
                .build();
        update(subscriptionId, SubscriptionUpdateParams.builder().addItem(item), key);
    }

    private static String onlyItem(Subscription subscription) {
        var items = required(required(subscription.getItems(), "items").getData(), "items");
        return required(items.isEmpty() ? null : items.get(0).getId(), "items");
    }

    /** While it is paused Stripe writes no invoice that anybody has to pay. */
    public void pause(String subscriptionId, String key) {
        var pause = PauseCollection.builder()
                .setBehavior(PauseCollection.Behavior.VOID)
                .build();
        update(subscriptionId, SubscriptionUpdateParams.builder().setPauseCollection(pause), key);
    }

    public void resume(String subscriptionId, String key) {
        update(subscriptionId, SubscriptionUpdateParams.builder().setPauseCollection(EmptyParam.EMPTY), key);
    }

    public void cancelAtPeriodEnd(String subscriptionId, String key) {
        update(subscriptionId, SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(true), key);
    }

    /** One that has ended already is no refusal: an earlier answer was lost. */
    public void cancelNow(String subscriptionId, String key) {
        try {
            stripe.of(client -> client.v1()
                    .subscriptions()
                    .cancel(subscriptionId, SubscriptionCancelParams.builder().build(), options.writing(key)));
        } catch (StripeRefused e) {
            if (!e.isMissing()) throw e;
        }
    }

    private void update(String subscriptionId, SubscriptionUpdateParams.Builder change, String key) {
        var params = change.setProrationBehavior(ProrationBehavior.NONE).build();
        stripe.of(client -> client.v1().subscriptions().update(subscriptionId, params, options.writing(key)));
    }

    /** While a person waits, so with the short deadline. */
    public UpcomingCharge upcoming(String subscriptionId) {
        var asked = InvoiceCreatePreviewParams.builder()
                .setSubscription(subscriptionId)
                .build();
        return stripe.live(client -> charge(client.v1().invoices().createPreview(asked, options.live())));
    }

    private static UpcomingCharge charge(Invoice preview) {
        var at = preview.getNextPaymentAttempt() == null ? preview.getPeriodEnd() : preview.getNextPaymentAttempt();
        var currency = required(preview.getCurrency(), "currency").toUpperCase(Locale.ROOT);
        return new UpcomingCharge(
                new Money(required(preview.getTotal(), "total"), currency),
                Instant.ofEpochSecond(required(at, "period_end")));
    }

    /** One page of events, the newest first, as Stripe writes it. @param after the last event of the page before */
    String events(Instant since, String after) {
        var path = "/v1/events?limit=25&created[gte]=" + since.getEpochSecond()
                + (after == null ? "" : "&starting_after=" + after);
        return get(path);
    }

    private String get(String path) {
        return stripe.of(client -> client.rawRequest(RequestMethod.GET, path, null, options.raw()))
                .body();
    }
}
