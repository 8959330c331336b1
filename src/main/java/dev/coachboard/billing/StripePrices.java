package dev.coachboard.billing;

import dev.coachboard.billing.stripe.StripeGateway;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Which of Stripe's prices is which plan. A plan's price never changes, so neither does this. */
@ApplicationScoped
class StripePrices {

    private final StripeIds ids;
    private final PlanRepository plans;
    private final StripeGateway gateway;

    StripePrices(StripeIds ids, PlanRepository plans, StripeGateway gateway) {
        this.ids = ids;
        this.plans = plans;
        this.gateway = gateway;
    }

    /**
     * The plan's, offered at Stripe on first use; not in a transaction.
     *
     * @param key the request's: Stripe keeps a failure under a key for a day, and the next request must not meet it
     */
    String require(UUID planId, String key) {
        return ids.find(StripeIds.PRICES, planId).orElseGet(() -> offer(planId, key));
    }

    /** The key holds the name, which may change between two tries: Stripe takes a key with the same content only. */
    private String offer(UUID planId, String key) {
        var plan = plans.require(planId).details();
        var yearly = plan.period() == BillingPeriod.YEAR;
        var stripeId = gateway.offerPrice(
                planId,
                plan.name(),
                plan.price(),
                yearly,
                key + "/plan/" + plan.name().hashCode());
        return ids.keep(StripeIds.PRICES, planId, stripeId);
    }

    Optional<Plan> findPlan(String stripeId) {
        return ids.findOurs(StripeIds.PRICES, stripeId).map(plans::require);
    }
}
