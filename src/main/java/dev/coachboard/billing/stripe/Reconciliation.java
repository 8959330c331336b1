package dev.coachboard.billing.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coachboard.jobs.Chore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Asks Stripe what it told lately, and takes what never arrived: events that were dropped lose nothing but time. */
@ApplicationScoped
class Reconciliation implements Chore {

    private final StripeGateway gateway;
    private final WebhookInbox inbox;
    private final StripeConfig config;
    private final Clock clock;

    Reconciliation(StripeGateway gateway, WebhookInbox inbox, StripeConfig config, Clock clock) {
        this.gateway = gateway;
        this.inbox = inbox;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "stripe-reconciliation";
    }

    /** Because Stripe itself repeats what was refused, and only what it takes for delivered is missing here. */
    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void run() {
        var since = clock.instant().minus(config.lookBack());
        String after = null;
        do after = takePage(since, after);
        while (after != null);
    }

    /** @return the last event of the page, or null when no page follows */
    private String takePage(Instant since, String after) {
        var page = StripeJson.read(gateway.events(since, after));
        String last = null;
        for (JsonNode event : page.path("data")) {
            inbox.take(StripeJson.write(event));
            last = event.path("id").asText();
        }
        return page.path("has_more").asBoolean() ? last : null;
    }
}
