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

    /** Because Stripe tells of a renewal within seconds, and a reconciliation makes up for lost news within minutes. */
    private static final Duration LATE_NEWS = Duration.ofHours(3);

    private static final Entitlement NONE = new Entitlement(false, null);

    public static Entitlement of(SubscriptionStatus status, Instant periodStartsAt, Instant periodEndsAt, Instant now) {
        return switch (status) {
            // Until it is told to have ended: one that goes on must not flicker while the news is under way.
            case TRIALING, ACTIVE -> lasting(periodEndsAt.plus(LATE_NEWS), now);
            case CANCELLED -> periodEndsAt == null ? NONE : lasting(periodEndsAt, now);
            case PAST_DUE -> lasting(periodStartsAt.plus(GRACE), now);
            case INCOMPLETE, PAUSED -> NONE;
        };
    }

    private static Entitlement lasting(Instant end, Instant now) {
        return now.isBefore(end) ? new Entitlement(true, end) : NONE;
    }
}
