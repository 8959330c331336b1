package dev.coachboard.billing.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coachboard.jobs.Chore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Asks Stripe what it told lately, and takes what never arrived: events that were dropped lose nothing but time. */
@ApplicationScoped
class Reconciliation implements Chore {

    /** Because the webhook itself may be on its way that long, and the copy would be work for nothing. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(10);

    private static final Logger LOG = Logger.getLogger(Reconciliation.class);

    private final ReconciliationRepository runs;
    private final StripeGateway gateway;
    private final WebhookInbox inbox;
    private final StripeConfig config;
    private final Clock clock;

    Reconciliation(
            ReconciliationRepository runs,
            StripeGateway gateway,
            WebhookInbox inbox,
            StripeConfig config,
            Clock clock) {
        this.runs = runs;
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
        var until = clock.instant().minus(UNDER_WAY);
        var window = new Window(since(until), until);
        String after = null;
        do after = takePage(window, after);
        while (after != null);
        runs.wasGood(name(), until);
    }

    private record Window(Instant since, Instant until) {

        boolean holds(JsonNode event) {
            return event.path("created").asLong() <= until.getEpochSecond();
        }
    }

    /** As far before the last good run as before this one, however long nothing could be asked in between. */
    private Instant since(Instant until) {
        var good = runs.goodUntil(name()).filter(until::isAfter).orElse(until);
        return good.minus(config.lookBack());
    }

    /** @return the last event of the page, or null when no page follows */
    private String takePage(Window window, String after) {
        var page = StripeJson.readPage(gateway.events(window.since(), after));
        String last = null;
        for (JsonNode event : page.path("data")) {
            if (window.holds(event)) take(event);
            last = event.path("id").asText(last);
        }
        if (!page.path("has_more").asBoolean()) return null;
        if (last == null) throw new UnreadableNews("page");
        return last;
    }

    /** What fails is taken by the next runs, as long as they look back to it. */
    private void take(JsonNode event) {
        try {
            inbox.takeCopy(StripeJson.write(event));
        } catch (RuntimeException e) {
            LOG.warnf(
                    "An event of Stripe's could not be taken: %s", e.getClass().getSimpleName());
        }
    }
}
