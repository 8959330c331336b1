package dev.coachboard.billing;

import dev.coachboard.billing.SubscriptionDoubts.Doubt;
import dev.coachboard.billing.stripe.StripeGateway;
import dev.coachboard.billing.stripe.StripeRefused;
import dev.coachboard.jobs.JobHandler;
import dev.coachboard.jobs.JobRun;
import dev.coachboard.jobs.JobType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Lets Stripe's own word settle a second in which its events contradict each other; later events stand above it. */
@ApplicationScoped
class SubscriptionDoubtHandler implements JobHandler<Doubt> {

    private final SubscriptionRepository subscriptions;
    private final SubscriptionCertainty certainty;
    private final StripeGateway gateway;
    private final Clock clock;

    SubscriptionDoubtHandler(
            SubscriptionRepository subscriptions, SubscriptionCertainty certainty, StripeGateway gateway, Clock clock) {
        this.subscriptions = subscriptions;
        this.certainty = certainty;
        this.gateway = gateway;
        this.clock = clock;
    }

    @Override
    public JobType<Doubt> type() {
        return SubscriptionDoubts.DOUBT;
    }

    @Override
    public void handle(Doubt doubt, JobRun run) {
        try {
            var askedAt = clock.instant();
            var news = gateway.subscription(subscriptions.stripeIdOf(doubt.subscriptionId()));
            certainty.settle(doubt, news, askedAt);
        } catch (StripeRefused e) {
            // Where Stripe does not have it any more, its events are all there is.
            if (!e.code().equals("resource_missing")) throw e;
        }
    }
}
