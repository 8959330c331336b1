package dev.coachboard.billing;

import dev.coachboard.billing.SubscriptionDoubts.Doubt;
import dev.coachboard.billing.stripe.StripeGateway;
import dev.coachboard.billing.stripe.StripeRefused;
import dev.coachboard.billing.stripe.SubscriptionNews;
import dev.coachboard.jobs.JobHandler;
import dev.coachboard.jobs.JobRun;
import dev.coachboard.jobs.JobType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Lets Stripe's own word settle a second in which its events contradict each other; later events stand above it. */
@ApplicationScoped
class SubscriptionDoubtHandler implements JobHandler<Doubt> {

    private final SubscriptionRepository subscriptions;
    private final StripeSubscriptions learning;
    private final StripePrices prices;
    private final StripeGateway gateway;
    private final Clock clock;

    SubscriptionDoubtHandler(
            SubscriptionRepository subscriptions,
            StripeSubscriptions learning,
            StripePrices prices,
            StripeGateway gateway,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.learning = learning;
        this.prices = prices;
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
            QuarkusTransaction.requiringNew().run(() -> settle(doubt, news, askedAt));
        } catch (StripeRefused unknown) {
            // Stripe does not have it any more: then its events are all there is.
        }
    }

    private void settle(Doubt doubt, SubscriptionNews news, Instant askedAt) {
        var subscription = subscriptions
                .lockForNews(doubt.subscriptionId(), news.stripeId())
                .orElseThrow();
        var standing = Standing.settling(doubt.standing(), SubscriptionStatus.ofStripe(news.state()), askedAt);
        prices.findPlan(news.priceId()).ifPresent(plan -> learning.learn(subscription, news, plan.id(), standing));
    }
}
