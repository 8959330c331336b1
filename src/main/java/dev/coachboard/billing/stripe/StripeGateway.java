package dev.coachboard.billing.stripe;

import com.stripe.model.Subscription;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.RawRequestOptions;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.InvoiceCreateParams;
import com.stripe.param.InvoiceCreatePreviewParams;
import com.stripe.param.InvoiceItemCreateParams;
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
import java.time.Duration;
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
    private final StripeConfig config;

    StripeGateway(StripeCalls stripe, StripeConfig config) {
        this.stripe = stripe;
        this.config = config;
    }

    /** @return Stripe's id of the customer */
    public String openCustomer(UUID clientId, String name, String email, String key) {
        var wanted = CustomerCreateParams.builder()
                .setName(name)
                .setEmail(email)
                .putMetadata("coachboard_client", clientId.toString())
                .build();
        return stripe.of(client -> client.v1().customers().create(wanted, writing(key)))
                .getId();
    }

    /** With the cards and whatever else Stripe knows of them; one that is gone already is no refusal. */
    public void deleteCustomer(String customerId) {
        try {
            stripe.of(client -> client.v1().customers().delete(customerId, reading()));
        } catch (StripeRefused e) {
            if (!e.code().equals("resource_missing")) throw e;
        }
    }

    /** From now on the customer pays with it. */
    public void useCard(String customerId, String paymentMethodId, String key) {
        var attach = PaymentMethodAttachParams.builder().setCustomer(customerId).build();
        var card = stripe.of(client -> client.v1().paymentMethods().attach(paymentMethodId, attach, writing(key)));
        var standard = CustomerUpdateParams.builder()
                .setInvoiceSettings(CustomerUpdateParams.InvoiceSettings.builder()
                        .setDefaultPaymentMethod(card.getId())
                        .build())
                .build();
        stripe.of(client -> client.v1().customers().update(customerId, standard, writing(key + "/default")));
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
        return stripe.of(client -> client.v1().prices().create(wanted, writing(key)))
                .getId();
    }

    /** A subscription that an earlier try made, also when the try is older than Stripe remembers keys. */
    public Optional<String> findSubscription(String customerId, UUID subscriptionId) {
        var asked = SubscriptionListParams.builder()
                .setCustomer(customerId)
                .setStatus(SubscriptionListParams.Status.ALL)
                .setLimit(100L)
                .build();
        return stripe.of(client -> client.v1().subscriptions().list(asked, reading())).getData().stream()
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
        return stripe.of(client -> client.v1().subscriptions().create(wanted.build(), writing(key)))
                .getId();
    }

    /** The new price counts from the next invoice: nothing is charged or paid back for days gone by. */
    public void changePrice(String subscriptionId, String priceId, String key) {
        var current = stripe.of(client -> client.v1().subscriptions().retrieve(subscriptionId, reading()));
        var item = SubscriptionUpdateParams.Item.builder()
                .setId(current.getItems().getData().get(0).getId())
                .setPrice(priceId)
                .build();
        update(subscriptionId, SubscriptionUpdateParams.builder().addItem(item), key);
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

    public void cancelNow(String subscriptionId, String key) {
        stripe.of(client -> client.v1()
                .subscriptions()
                .cancel(subscriptionId, SubscriptionCancelParams.builder().build(), writing(key)));
    }

    private void update(String subscriptionId, SubscriptionUpdateParams.Builder change, String key) {
        var params = change.setProrationBehavior(ProrationBehavior.NONE).build();
        stripe.of(client -> client.v1().subscriptions().update(subscriptionId, params, writing(key)));
    }

    /** Begins to write an invoice of ours at Stripe. @return Stripe's id of it, to be known before Stripe tells of it */
    public String draft(String customerId, UUID invoiceId, String currency, String key) {
        var head = InvoiceCreateParams.builder()
                .setCustomer(customerId)
                .setCurrency(currency.toLowerCase(Locale.ROOT))
                .setAutoAdvance(false)
                .putMetadata(INVOICE, invoiceId.toString())
                .build();
        return stripe.of(client -> client.v1().invoices().create(head, writing(key)))
                .getId();
    }

    /** One item with our total, after which it can be paid. */
    public void finish(String customerId, String stripeInvoiceId, String number, Money total, String key) {
        var item = InvoiceItemCreateParams.builder()
                .setCustomer(customerId)
                .setInvoice(stripeInvoiceId)
                .setAmount(total.amountCents())
                .setCurrency(total.currency().toLowerCase(Locale.ROOT))
                .setDescription(number)
                .build();
        stripe.of(client -> client.v1().invoiceItems().create(item, writing(key + "/item")));
        stripe.of(client -> client.v1().invoices().finalizeInvoice(stripeInvoiceId, writing(key + "/finalization")));
    }

    /** Stripe's word for how an invoice stands. */
    public String invoiceState(String stripeInvoiceId) {
        return stripe.of(client -> client.v1().invoices().retrieve(stripeInvoiceId, reading()))
                .getStatus();
    }

    public void pay(String stripeInvoiceId, String key) {
        stripe.of(client -> client.v1().invoices().pay(stripeInvoiceId, writing(key)));
    }

    public void annul(String stripeInvoiceId, String key) {
        stripe.of(client -> client.v1().invoices().voidInvoice(stripeInvoiceId, writing(key)));
    }

    /** While a person waits, so with the short deadline. */
    public UpcomingCharge upcoming(String subscriptionId) {
        var asked = InvoiceCreatePreviewParams.builder()
                .setSubscription(subscriptionId)
                .build();
        var preview = stripe.live(client -> client.v1()
                .invoices()
                .createPreview(asked, options(config.liveDeadline()).build()));
        var at = preview.getNextPaymentAttempt() == null ? preview.getPeriodEnd() : preview.getNextPaymentAttempt();
        return new UpcomingCharge(
                new Money(preview.getTotal(), preview.getCurrency().toUpperCase(Locale.ROOT)),
                Instant.ofEpochSecond(at));
    }

    /** One page of events, the newest first, as Stripe writes it. @param after the last event of the page before */
    String events(Instant since, String after) {
        var path = "/v1/events?limit=25&created[gte]=" + since.getEpochSecond()
                + (after == null ? "" : "&starting_after=" + after);
        return get(path);
    }

    private String get(String path) {
        return stripe.of(client -> client.rawRequest(RequestMethod.GET, path, null, raw()))
                .body();
    }

    private RawRequestOptions raw() {
        var options = RawRequestOptions.builder();
        options.setApiKey(config.secretKey());
        options.setBaseUrl(config.apiBase().toString());
        options.setReadTimeout((int) config.deadline().toMillis());
        options.setMaxNetworkRetries(0);
        return options.build();
    }

    private RequestOptions writing(String key) {
        return options(config.deadline()).setIdempotencyKey(key).build();
    }

    private RequestOptions reading() {
        return options(config.deadline()).build();
    }

    private RequestOptions.RequestOptionsBuilder options(Duration deadline) {
        return RequestOptions.builder()
                .setApiKey(config.secretKey())
                .setBaseUrl(config.apiBase().toString())
                .setMaxNetworkRetries(0)
                .setReadTimeout((int) deadline.toMillis());
    }
}
