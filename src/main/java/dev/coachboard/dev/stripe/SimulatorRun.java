package dev.coachboard.dev.stripe;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Starts the simulator with the app, unless a real key is set. In dev it also looks every second what is due and sends
 * webhooks; in test that is done by hand.
 */
@ApplicationScoped
class SimulatorRun {

    private static final Logger LOG = Logger.getLogger(SimulatorRun.class);

    private final StripeSimulator simulator;
    private final Optional<String> secretKey;
    private final StateFile file = new StateFile(StripeSettings.STATE);
    private ScheduledExecutorService timer;

    SimulatorRun(
            StripeSimulator simulator,
            @ConfigProperty(name = "coachboard.stripe.secret-key") Optional<String> secretKey) {
        this.simulator = simulator;
        this.secretKey = secretKey;
    }

    /** Before whatever might already call Stripe. */
    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent started) throws IOException {
        if (!secretKey.orElse("").equals(StripeSettings.SECRET_KEY)) return;
        var inDev = LaunchMode.current() == LaunchMode.DEVELOPMENT;
        if (inDev) simulator.restore(file);
        simulator.start(StripeSettings.port());
        if (!inDev) return;
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "stripe-simulator-timer");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(this::goOn, 1, 1, TimeUnit.SECONDS);
    }

    private void goOn() {
        try {
            simulator.catchUp();
            simulator.deliver();
            simulator.save(file);
        } catch (RuntimeException e) {
            LOG.warn("The Stripe simulator could not go on", e);
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        simulator.stop();
        if (timer == null) return;
        timer.shutdownNow();
        timer.awaitTermination(5, TimeUnit.SECONDS);
        simulator.save(file);
    }
}
