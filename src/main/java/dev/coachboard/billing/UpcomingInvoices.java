package dev.coachboard.billing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.coachboard.billing.stripe.StripeGateway;
import dev.coachboard.billing.stripe.StripeRefused;
import dev.coachboard.billing.stripe.StripeUnavailable;
import dev.coachboard.billing.stripe.UpcomingCharge;
import dev.coachboard.platform.observability.CacheMeters;
import dev.coachboard.platform.problem.NotFound;
import dev.coachboard.platform.problem.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/** Asks Stripe while a person waits, for two seconds at most; without an answer, the last one has to do. */
@ApplicationScoped
class UpcomingInvoices {

    /** Because a screen that is drawn again shows the same, and one person with a busy browser must not fill Stripe's line. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private static final int MOST = 10_000;

    private final SubscriptionRepository subscriptions;
    private final UpcomingChargeRepository kept;
    private final StripeGateway gateway;
    private final Clock clock;
    private final Cache<UUID, Answer> answers;

    UpcomingInvoices(
            SubscriptionRepository subscriptions,
            UpcomingChargeRepository kept,
            StripeGateway gateway,
            Clock clock,
            CacheMeters meters) {
        this.subscriptions = subscriptions;
        this.kept = kept;
        this.gateway = gateway;
        this.clock = clock;
        this.answers = Caffeine.newBuilder()
                .initialCapacity(MOST)
                .maximumSize(MOST)
                .expireAfterWrite(FRESH)
                .recordStats(meters.of("upcoming-invoices"))
                .build();
    }

    UpcomingInvoice of(UUID clientId) {
        var subscription = subscriptions.findCharged(clientId).orElseThrow(() -> new NotFound("upcoming invoice"));
        var known = answers.getIfPresent(subscription.id());
        if (known != null && known.isFreshAt(clock.instant())) return known.require();
        try {
            return ask(subscription).require();
        } catch (StripeUnavailable | FaultToleranceException e) {
            return kept.find(subscription.id()).orElseThrow(UpcomingInvoices::unavailable);
        }
    }

    /** @param invoice null where Stripe will charge nothing */
    private record Answer(UpcomingInvoice invoice, Instant readAt) {

        boolean isFreshAt(Instant now) {
            return !now.isBefore(readAt) && now.isBefore(readAt.plus(FRESH));
        }

        UpcomingInvoice require() {
            if (invoice == null) throw new NotFound("upcoming invoice");
            return invoice;
        }
    }

    /** Several may ask at once: nobody waits here for somebody else's answer, which may never come. */
    private Answer ask(SubscriptionRepository.Charged subscription) {
        var answer = new Answer(read(subscription), clock.instant());
        answers.put(subscription.id(), answer);
        return answer;
    }

    private UpcomingInvoice read(SubscriptionRepository.Charged subscription) {
        try {
            return fresh(subscription.id(), gateway.upcoming(subscription.stripeId()));
        } catch (StripeRefused e) {
            return null;
        }
    }

    private UpcomingInvoice fresh(UUID subscriptionId, UpcomingCharge charge) {
        var invoice = new UpcomingInvoice(subscriptionId, charge.amount(), charge.at(), clock.instant(), false);
        kept.keep(invoice);
        return invoice;
    }

    private static RuntimeException unavailable() {
        return new Unavailable("stripe-unavailable", "Stripe does not answer at the moment")
                .retryAfter(Duration.ofSeconds(10));
    }
}
