package dev.coachboard.billing;

import java.time.Instant;
import java.util.UUID;

/**
 * Has no ETag: whether it entitles changes with the clock, and a row's version does not.
 *
 * @param cancelledAt absent unless it was
 */
record SubscriptionDetails(
        UUID id,
        UUID clientId,
        UUID planId,
        String planName,
        SubscriptionStatus status,
        Instant periodStartsAt,
        Instant periodEndsAt,
        boolean cancelsAtPeriodEnd,
        Instant createdAt,
        Instant cancelledAt,
        Entitlement entitlement) {

    /** As the database keeps it. */
    record Row(
            UUID id,
            UUID clientId,
            UUID planId,
            String planName,
            SubscriptionStatus status,
            Instant periodStartsAt,
            Instant periodEndsAt,
            boolean cancelsAtPeriodEnd,
            Instant createdAt,
            Instant cancelledAt) {

        SubscriptionDetails asOf(Instant now) {
            return new SubscriptionDetails(
                    id,
                    clientId,
                    planId,
                    planName,
                    status,
                    periodStartsAt,
                    periodEndsAt,
                    cancelsAtPeriodEnd,
                    createdAt,
                    cancelledAt,
                    Entitlement.of(status, periodStartsAt, periodEndsAt, now));
        }
    }
}
