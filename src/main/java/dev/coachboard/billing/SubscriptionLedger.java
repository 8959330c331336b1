package dev.coachboard.billing;

import dev.coachboard.platform.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Map;

/** What follows from a change of a subscription, in its transaction: it is noted, told, and whoever shows it hears of it. */
@ApplicationScoped
class SubscriptionLedger {

    private final SubscriptionRepository subscriptions;
    private final BillingMails mails;
    private final AuditLog audit;
    private final Event<SubscriptionChanged> changed;

    SubscriptionLedger(
            SubscriptionRepository subscriptions,
            BillingMails mails,
            AuditLog audit,
            Event<SubscriptionChanged> changed) {
        this.subscriptions = subscriptions;
        this.mails = mails;
        this.audit = audit;
        this.changed = changed;
    }

    void announce(Subscription subscription, SubscriptionTerms before) {
        subscriptions.flush();
        changed.fire(subscription.changed());
        if (subscription.terms().equals(before)) return;
        audit.record("subscription-changed", subscription.id(), noted(before), noted(subscription.terms()));
        mails.subscriptionChanged(subscription, before);
    }

    private static Map<String, ?> noted(SubscriptionTerms terms) {
        return Map.of(
                "status", terms.status(), "planId", terms.planId(), "cancelsAtPeriodEnd", terms.cancelsAtPeriodEnd());
    }
}
