package dev.coachboard.billing.stripe;

import dev.coachboard.jobs.Chore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** Forgets what settled events said; that they came, and what became of them, stays. */
@ApplicationScoped
class WebhookForgetting implements Chore {

    /** Because Stripe itself shows an event for as long, and who doubts a rule of ours replays within days. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final WebhookEventRepository events;
    private final Clock clock;

    WebhookForgetting(WebhookEventRepository events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhook-forgetting";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    @Transactional
    public void run() {
        events.forgetSettled(clock.instant().minus(KEPT));
    }
}
