package dev.coachboard.dev.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.Event;
import com.stripe.model.Invoice;
import com.stripe.model.Price;
import com.stripe.model.Subscription;
import com.stripe.net.ApiResource;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.service.V1Services;
import dev.coachboard.dev.MovableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** A simulator of one's own, reached by the unmodified SDK, with Maya as its customer. */
final class Scene implements AutoCloseable {

    final MovableClock clock = new MovableClock();
    final WebhookReceiver receiver = new WebhookReceiver();
    final StripeSimulator simulator = new StripeSimulator(clock, receiver::address);
    final int port;

    Scene() throws IOException {
        port = simulator.start(0);
    }

    /** Fails at the first failure, so that tests see each one. */
    V1Services stripe() {
        return stripe(StripeSettings.SECRET_KEY, 15_000);
    }

    V1Services stripe(String key, int readTimeoutMs) {
        return StripeClient.builder()
                .setApiKey(key)
                .setApiBase("http://localhost:" + port)
                .setMaxNetworkRetries(0)
                .setReadTimeout(readTimeoutMs)
                .build()
                .v1();
    }

    void at(String instant) {
        clock.moveTo(Instant.parse(instant));
    }

    void pass(Duration time) {
        clock.advance(time);
        simulator.catchUp();
    }

    Customer maya() throws StripeException {
        return stripe().customers()
                .create(CustomerCreateParams.builder()
                        .setName("Maya Okafor")
                        .setEmail("maya@coachboard.example")
                        .putMetadata("client", "7")
                        .build());
    }

    /** Maya with a card of this kind as her default. */
    Customer maya(String card) throws StripeException {
        var maya = maya();
        var method = stripe().paymentMethods()
                .attach(
                        card,
                        PaymentMethodAttachParams.builder()
                                .setCustomer(maya.getId())
                                .build());
        return stripe().customers()
                .update(
                        maya.getId(),
                        CustomerUpdateParams.builder()
                                .setInvoiceSettings(CustomerUpdateParams.InvoiceSettings.builder()
                                        .setDefaultPaymentMethod(method.getId())
                                        .build())
                                .build());
    }

    Price monthly(long cents) throws StripeException {
        return price(cents, PriceCreateParams.Recurring.Interval.MONTH);
    }

    Price yearly(long cents) throws StripeException {
        return price(cents, PriceCreateParams.Recurring.Interval.YEAR);
    }

    private Price price(long cents, PriceCreateParams.Recurring.Interval interval) throws StripeException {
        return stripe().prices()
                .create(PriceCreateParams.builder()
                        .setCurrency("eur")
                        .setUnitAmount(cents)
                        .setProductData(PriceCreateParams.ProductData.builder()
                                .setName("Essential")
                                .build())
                        .setRecurring(PriceCreateParams.Recurring.builder()
                                .setInterval(interval)
                                .build())
                        .build());
    }

    Subscription subscribe(Customer customer, Price price) throws StripeException {
        return subscribe(customer, price, params -> {});
    }

    Subscription subscribe(Customer customer, Price price, Consumer<SubscriptionCreateParams.Builder> also)
            throws StripeException {
        var params = SubscriptionCreateParams.builder()
                .setCustomer(customer.getId())
                .addItem(SubscriptionCreateParams.Item.builder()
                        .setPrice(price.getId())
                        .build())
                .putMetadata("subscription", "42");
        also.accept(params);
        return stripe().subscriptions().create(params.build());
    }

    Subscription read(Subscription subscription) throws StripeException {
        return stripe().subscriptions().retrieve(subscription.getId());
    }

    /** Oldest first. */
    List<Invoice> invoices(Customer customer) throws StripeException {
        var newestFirst = new ArrayList<>(stripe().invoices()
                .list(InvoiceListParams.builder()
                        .setCustomer(customer.getId())
                        .setLimit(100L)
                        .build())
                .getData());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    Invoice latestInvoice(Subscription subscription) throws StripeException {
        return stripe().invoices().retrieve(read(subscription).getLatestInvoice());
    }

    List<String> eventTypes() {
        return simulator.events().stream().map(SimulatedEvent::type).toList();
    }

    /** The newest of a type, as the SDK reads it. */
    Event event(String type) {
        var newest = simulator.events().stream()
                .filter(event -> event.type().equals(type))
                .reduce((first, second) -> second)
                .orElseThrow();
        return ApiResource.GSON.fromJson(newest.json(), Event.class);
    }

    @Override
    public void close() {
        simulator.stop();
        receiver.close();
    }
}
