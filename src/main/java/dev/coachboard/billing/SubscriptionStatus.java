package dev.coachboard.billing;

import dev.coachboard.billing.stripe.UnreadableNews;

/** Where a client's purchase stands, in the order in which Stripe's states follow each other within one second. */
public enum SubscriptionStatus {
    INCOMPLETE,
    TRIALING,
    ACTIVE,
    PAST_DUE,
    PAUSED,
    CANCELLED;

    /** @throws UnreadableNews for a word that Stripe did not have when this was written */
    static SubscriptionStatus ofStripe(String word) {
        return switch (word) {
            case "incomplete" -> INCOMPLETE;
            case "trialing" -> TRIALING;
            case "active" -> ACTIVE;
            case "past_due" -> PAST_DUE;
            // Stripe has stopped to charge for it, so it entitles to nothing, as when somebody paused it.
            case "unpaid", "paused" -> PAUSED;
            case "canceled", "incomplete_expired" -> CANCELLED;
            default -> throw new UnreadableNews("status");
        };
    }
}
