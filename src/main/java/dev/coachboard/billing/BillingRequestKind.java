package dev.coachboard.billing;

import static dev.coachboard.billing.SubscriptionStatus.ACTIVE;
import static dev.coachboard.billing.SubscriptionStatus.INCOMPLETE;
import static dev.coachboard.billing.SubscriptionStatus.PAST_DUE;
import static dev.coachboard.billing.SubscriptionStatus.PAUSED;
import static dev.coachboard.billing.SubscriptionStatus.TRIALING;

import java.util.Set;

/** What can be asked of Stripe, and how a subscription must stand for it. */
enum BillingRequestKind {
    SUBSCRIBE(Set.of()),
    CHANGE_PLAN(Set.of(TRIALING, ACTIVE)),
    PAUSE(Set.of(TRIALING, ACTIVE)),
    RESUME(Set.of(PAUSED)),
    CANCEL_AT_PERIOD_END(Set.of(TRIALING, ACTIVE, PAST_DUE, PAUSED)),
    CANCEL_NOW(Set.of(INCOMPLETE, TRIALING, ACTIVE, PAST_DUE, PAUSED)),
    /** Of an invoice. */
    PAY(Set.of());

    private final Set<SubscriptionStatus> from;

    BillingRequestKind(Set<SubscriptionStatus> from) {
        this.from = from;
    }

    boolean isPossibleFrom(SubscriptionStatus status) {
        return from.contains(status);
    }
}
