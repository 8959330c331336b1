package dev.coachboard.billing;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether a subscription opens the door, and until when it goes on doing so without another payment.
 *
 * @param until when the answer changes by itself; null when it does not
 */
public record Entitlement(boolean entitled, Instant until) {

    /** Because a card that is refused once is usually replaced within a week. */
    private static final Duration GRACE = Duration.ofDays(7);

    public static Entitlement of(SubscriptionStatus status, Instant periodStartsAt, Instant periodEndsAt, Instant now) {
        return switch (status) {
            case TRIALING, ACTIVE, CANCELLED -> lasting(periodEndsAt, now);
            case PAST_DUE -> lasting(periodStartsAt.plus(GRACE), now);
            case INCOMPLETE, PAUSED -> new Entitlement(false, null);
        };
    }

    private static Entitlement lasting(Instant end, Instant now) {
        return now.isBefore(end) ? new Entitlement(true, end) : new Entitlement(false, null);
    }
}
