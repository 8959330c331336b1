package dev.coachboard.billing;

import dev.coachboard.billing.stripe.StripeEvent;
import dev.coachboard.billing.stripe.SubscriptionNews;

/**
 * Which of Stripe's snapshots of a subscription counts: the greatest, whatever the order in which they arrive. Events
 * are dated to the second, so more than the date must decide, and every instance and every replay must decide alike.
 */
final class Standing {

    /** Before the first snapshot. */
    static final String NONE = "";

    /** After every snapshot: Stripe never began it. */
    static final String REFUSED = "2";

    private Standing() {}

    /** An end beats everything, since nothing comes after it; then the later second, period and state. */
    static String of(SubscriptionNews news, SubscriptionStatus status, StripeEvent event) {
        return "%d %012d %d %012d %d %s"
                .formatted(
                        status == SubscriptionStatus.CANCELLED ? 1 : 0,
                        event.createdAt().getEpochSecond(),
                        event.type().endsWith(".created") ? 0 : 1,
                        news.periodEndsAt().getEpochSecond(),
                        status.ordinal(),
                        event.id());
    }
}
