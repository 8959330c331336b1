package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachboard.dev.MovableClock;
import io.quarkus.runtime.LaunchMode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;

/** Stripe, as far as the app uses it, for dev and test. */
@ApplicationScoped
public class StripeSimulator {

    private final Switches switches = new Switches();
    private final CallFaults calls = new CallFaults();
    private final SimulatedStripe stripe;
    private final Deliveries deliveries;
    private final IdempotencyKeys keys;
    private final HttpFront http;

    @Inject
    StripeSimulator(MovableClock clock) {
        this(clock, StripeSimulator::webhookAddress);
    }

    StripeSimulator(MovableClock clock, Supplier<URI> webhooks) {
        stripe = new SimulatedStripe(clock);
        keys = new IdempotencyKeys(clock);
        deliveries = new Deliveries(webhooks, StripeSettings.WEBHOOK_SECRET, clock, switches);
        http = new HttpFront(stripe, keys, switches, calls);
        stripe.onEvent(event -> deliveries.add(new Deliveries.Pending(event, 0, Json.time(event, "/created"))));
    }

    /** The port that this run of the app really has. */
    static URI webhookAddress() {
        var config = ConfigProvider.getConfig();
        var key = LaunchMode.current() == LaunchMode.TEST ? "quarkus.http.test-port" : "quarkus.http.port";
        var port = config.getOptionalValue(key, Integer.class).orElse(8080);
        return URI.create("http://localhost:" + port + "/api/v1/webhooks/stripe");
    }

    /** Lets everything happen that is due by the clock, in the order of time. */
    public void catchUp() {
        stripe.catchUp();
    }

    /** Sends the webhooks that are due, in order, and waits for their answers. */
    public void deliver() {
        deliveries.deliver();
    }

    public Switches switches() {
        return switches;
    }

    public CallFaults calls() {
        return calls;
    }

    /** Makes all later charges of this customer fail, or succeed again. */
    public void cardWorks(String customerId, boolean works) {
        stripe.cardWorks(customerId, works);
    }

    /** All events so far, oldest first. */
    public List<SimulatedEvent> events() {
        return stripe.events();
    }

    /** Forgets everything, and switches every fault off. */
    public void reset() {
        switches.reset();
        calls.reset();
        http.release();
        keys.clear();
        deliveries.clear();
        stripe.reset();
    }

    int start(int port) throws IOException {
        return http.start(port);
    }

    void stop() {
        http.stop();
    }

    void save(StateFile file) {
        stripe.with(account -> {
            file.write(account, deliveries);
            return null;
        });
    }

    void restore(StateFile file) {
        stripe.with(account -> {
            file.read(account, deliveries);
            return null;
        });
    }

    boolean knowsCustomer(String id) {
        return stripe.knowsCustomer(id);
    }

    /** A look at the account, while nothing else touches it. */
    ObjectNode look(Function<Account, ObjectNode> reader) {
        stripe.catchUp();
        return stripe.with(reader);
    }
}
