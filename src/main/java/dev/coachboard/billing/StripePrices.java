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

    /** The plan's, offered at Stripe on first use; not in a transaction. */
    String require(UUID planId) {
        return ids.find(StripeIds.PRICES, planId).orElseGet(() -> offer(planId));
    }

    /** The key holds the name, which may change between two tries: Stripe takes a key with the same content only. */
    private String offer(UUID planId) {
        var plan = plans.require(planId).details();
        var yearly = plan.period() == BillingPeriod.YEAR;
        var stripeId = gateway.offerPrice(
                planId,
                plan.name(),
                plan.price(),
                yearly,
                "coachboard/plan/" + planId + "/" + plan.name().hashCode());
        return ids.keep(StripeIds.PRICES, planId, stripeId);
    }

    Optional<Plan> findPlan(String stripeId) {
        return ids.findOurs(StripeIds.PRICES, stripeId).map(plans::require);
    }
}
