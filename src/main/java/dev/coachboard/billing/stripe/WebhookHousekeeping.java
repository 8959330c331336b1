package dev.coachboard.billing.stripe;

import dev.coachboard.jobs.Chore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Drops events that did their work long ago, since they are full of customers' data. What is parked stays. */
@ApplicationScoped
class WebhookHousekeeping implements Chore {

    /** Because Stripe itself shows an event for as long, and who doubts a rule of ours replays within days. */
    static final Duration KEPT = Duration.ofDays(30);

    private final WebhookEventRepository events;
    private final Clock clock;

    WebhookHousekeeping(WebhookEventRepository events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhook-housekeeping";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        var before = clock.instant().minus(KEPT);
        while (QuarkusTransaction.requiringNew().call(() -> events.dropSettled(before)) > 0) {
            // The next thousand.
        }
    }
}
