package dev.coachboard.dev.stripe;

import dev.coachboard.dev.MovableClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Stripe, as far as the app uses it, for dev and test. */
@ApplicationScoped
public class StripeSimulator {

    private final MovableClock clock;
    private final Switches switches = new Switches();

    StripeSimulator(MovableClock clock) {
        this.clock = clock;
    }

    /** Lets everything happen that is due by the clock, in the order of time. */
    public void catchUp() {}

    /** Sends the webhooks that are due, in order, and waits for their answers. */
    public void deliver() {}

    public Switches switches() {
        return switches;
    }

    /** Makes all later charges of this customer fail, or succeed again. */
    public void cardWorks(String customerId, boolean works) {}

    /** All events so far, oldest first. */
    public List<SimulatedEvent> events() {
        return List.of();
    }

    /** Forgets everything, and switches every fault off. */
    public void reset() {
        switches.reset();
    }
}
