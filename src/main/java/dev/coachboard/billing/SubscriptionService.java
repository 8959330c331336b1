package dev.coachboard.billing;

import dev.coachboard.coaching.ClientDirectory;
import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.problem.Conflict;
import dev.coachboard.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Takes wishes about subscriptions. None is carried out here: Stripe is asked by a job, after the commit. */
@ApplicationScoped
@Transactional
class SubscriptionService {

    private final SubscriptionRepository subscriptions;
    private final PlanRepository plans;
    private final ClientDirectory clients;
    private final BillingRequests requests;
    private final Clock clock;

    SubscriptionService(
            SubscriptionRepository subscriptions,
            PlanRepository plans,
            ClientDirectory clients,
            BillingRequests requests,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.plans = plans;
        this.clients = clients;
        this.requests = requests;
        this.clock = clock;
    }

    BillingRequestDetails subscribe(NewSubscription wanted, Caller who) {
        var clientId = wanted.clientFor(who);
        clients.lockActive(clientId);
        plans.require(wanted.planId()).requireOffered();
        if (subscriptions.hasLive(clientId))
            throw new Conflict("already-subscribed", "This client has a subscription; change its plan instead");
        var now = clock.instant();
        var subscription = new Subscription(Ids.next(), clientId, wanted.planId(), now);
        subscriptions.persist(subscription);
        return requests.add(
                subscription,
                BillingRequest.about(subscription, BillingRequestKind.SUBSCRIBE, wanted.planId(), Ids.next(), now)
                        .with(wanted.paymentMethod()));
    }

    BillingRequestDetails changePlan(UUID id, PlanChoice wanted, Caller who) {
        var subscription = subscriptions.lock(id, who);
        var plan = plans.require(wanted.planId());
        plan.requireOffered();
        if (plan.id().equals(subscription.planId()))
            throw new Conflict("same-plan", "This is the plan of the subscription already");
        plan.requireSamePeriod(plans.require(subscription.planId()));
        return request(subscription, BillingRequestKind.CHANGE_PLAN, wanted.planId());
    }

    /** @param kind one that needs nothing but the subscription */
    BillingRequestDetails request(UUID id, BillingRequestKind kind, Caller who) {
        return request(subscriptions.lock(id, who), kind, null);
    }

    private BillingRequestDetails request(Subscription subscription, BillingRequestKind kind, UUID planId) {
        subscription.requireAllows(kind);
        return requests.add(
                subscription, BillingRequest.about(subscription, kind, planId, Ids.next(), clock.instant()));
    }
}
