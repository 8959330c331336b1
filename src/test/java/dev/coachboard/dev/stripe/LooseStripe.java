package dev.coachboard.dev.stripe;

import dev.coachboard.dev.MovableClock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The simulator without the app around it, for tests of the packaged jar. It sends its webhooks by itself. */
public final class LooseStripe implements AutoCloseable {

    public static final String SECRET_KEY = StripeSettings.SECRET_KEY;
    public static final String WEBHOOK_SECRET = StripeSettings.WEBHOOK_SECRET;

    private final MovableClock clock = new MovableClock();
    private final StripeSimulator simulator;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final int port;

    /** @param webhooks where to send the next one */
    public LooseStripe(Supplier<URI> webhooks) throws IOException {
        simulator = new StripeSimulator(clock, webhooks);
        port = simulator.start(0);
        timer.scheduleWithFixedDelay(this::goOn, 50, 50, TimeUnit.MILLISECONDS);
    }

    private void goOn() {
        simulator.catchUp();
        simulator.deliver();
    }

    public int port() {
        return port;
    }

    /** Makes what was not delivered due again, within what a signature's age may be. */
    public void passMinute() {
        clock.advance(Duration.ofMinutes(1));
    }

    public List<SimulatedEvent> events() {
        return simulator.events();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        simulator.stop();
    }
}
