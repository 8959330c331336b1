package dev.coachboard.billing;

import dev.coachboard.billing.stripe.StripeGateway;
import dev.coachboard.billing.stripe.StripeRefused;
import dev.coachboard.billing.stripe.StripeUnavailable;
import dev.coachboard.billing.stripe.UpcomingCharge;
import dev.coachboard.platform.problem.NotFound;
import dev.coachboard.platform.problem.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/** Asks Stripe while a person waits, for two seconds at most; without an answer, the last one has to do. */
@ApplicationScoped
class UpcomingInvoices {

    private final SubscriptionRepository subscriptions;
    private final UpcomingChargeRepository kept;
    private final StripeGateway gateway;
    private final Clock clock;

    UpcomingInvoices(
            SubscriptionRepository subscriptions, UpcomingChargeRepository kept, StripeGateway gateway, Clock clock) {
        this.subscriptions = subscriptions;
        this.kept = kept;
        this.gateway = gateway;
        this.clock = clock;
    }

    UpcomingInvoice of(UUID clientId) {
        var subscription = subscriptions.findCharged(clientId).orElseThrow(() -> new NotFound("upcoming invoice"));
        try {
            return fresh(subscription.id(), gateway.upcoming(subscription.stripeId()));
        } catch (StripeRefused e) {
            throw new NotFound("upcoming invoice");
        } catch (StripeUnavailable | FaultToleranceException e) {
            return kept.find(subscription.id()).orElseThrow(UpcomingInvoices::unavailable);
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
