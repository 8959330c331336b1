package dev.coachboard.billing;

import dev.coachboard.billing.stripe.StripeEvent;
import dev.coachboard.billing.stripe.SubscriptionNews;
import dev.coachboard.billing.stripe.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** What an event about a subscription means for ours. */
@ApplicationScoped
class StripeSubscriptions {

    private final SubscriptionRepository subscriptions;
    private final StripePrices prices;
    private final SubscriptionDoubts doubts;
    private final SubscriptionLedger ledger;

    StripeSubscriptions(
            SubscriptionRepository subscriptions,
            StripePrices prices,
            SubscriptionDoubts doubts,
            SubscriptionLedger ledger) {
        this.subscriptions = subscriptions;
        this.prices = prices;
        this.doubts = doubts;
        this.ledger = ledger;
    }

    /**
     * In the caller's transaction.
     *
     * @param clientId whose customer the event names
     */
    Verdict apply(StripeEvent event, UUID clientId) {
        var news = SubscriptionNews.of(event);
        var status = SubscriptionStatus.ofStripe(news.state());
        var found = subscriptions.lockForNews(news.subscriptionId(), news.stripeId());
        if (found.isEmpty()) return Verdict.parked("unknown-subscription");
        var subscription = found.get();
        if (!subscription.isAt(news.stripeId())) return Verdict.parked("other-subscription");
        var plan = prices.findPlan(news.priceId());
        return contradiction(subscription, plan, news, clientId)
                .orElseGet(() -> learn(subscription, status, news, plan.get().id(), event));
    }

    /** What speaks against news of this subscription, whether Stripe told it or was asked. */
    static Optional<Verdict> contradiction(
            Subscription subscription, Optional<Plan> plan, SubscriptionNews news, UUID clientId) {
        if (!subscription.clientId().equals(clientId)) return Optional.of(Verdict.parked("other-customer"));
        if (plan.isEmpty()) return Optional.of(Verdict.parked("unknown-price"));
        var sold = plan.get();
        if (!sold.price().currency().equals(news.price().currency()))
            return Optional.of(Verdict.parked("other-currency"));
        return sold.price().equals(news.price()) ? Optional.empty() : Optional.of(Verdict.parked("other-amount"));
    }

    private Verdict learn(
            Subscription subscription,
            SubscriptionStatus status,
            SubscriptionNews news,
            UUID planId,
            StripeEvent event) {
        var standing = Standing.of(news, status, event);
        var told = new SubscriptionTerms(status, planId, news.cancelsAtPeriodEnd());
        if (subscription.isInDoubt(told, standing)) doubts.ask(subscription);
        return learn(subscription, news, planId, standing) ? Verdict.APPLIED : Verdict.ignored("older");
    }

    /** @return false where the row shows something later */
    boolean learn(Subscription subscription, SubscriptionNews news, UUID planId, String standing) {
        var before = subscription.terms();
        if (!subscription.learn(news, SubscriptionStatus.ofStripe(news.state()), planId, standing)) return false;
        ledger.announce(subscription, before);
        return true;
    }
}
