package dev.coachboard.billing;

import dev.coachboard.billing.SubscriptionDoubts.Doubt;
import dev.coachboard.billing.stripe.SubscriptionNews;
import dev.coachboard.billing.stripe.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Takes Stripe's answer to a doubt for true, if it is about what we sold: the same as is asked of its events. */
@ApplicationScoped
class SubscriptionCertainty {

    private final SubscriptionRepository subscriptions;
    private final StripeSubscriptions learning;
    private final StripeCustomers customers;
    private final StripePrices prices;

    SubscriptionCertainty(
            SubscriptionRepository subscriptions,
            StripeSubscriptions learning,
            StripeCustomers customers,
            StripePrices prices) {
        this.subscriptions = subscriptions;
        this.learning = learning;
        this.customers = customers;
        this.prices = prices;
    }

    /** @throws IllegalStateException for a contradiction: the job dies of it, and somebody looks */
    @Transactional
    void settle(Doubt doubt, SubscriptionNews news, Instant askedAt) {
        var subscription = subscriptions
                .lockForNews(doubt.subscriptionId(), news.stripeId())
                .orElseThrow();
        var owner = customers.findOwner(news.customerId()).map(StripeCustomers.Owner::clientId);
        var plan = prices.findPlan(news.priceId());
        StripeSubscriptions.contradiction(subscription, plan, news, owner.orElse(null))
                .ifPresent(SubscriptionCertainty::refuse);
        var standing = Standing.settling(doubt.standing(), SubscriptionStatus.ofStripe(news.state()), askedAt);
        learning.learn(subscription, news, plan.get().id(), standing);
    }

    private static void refuse(Verdict contradiction) {
        throw new IllegalStateException("Stripe's answer contradicts us: " + contradiction.rule());
    }
}
