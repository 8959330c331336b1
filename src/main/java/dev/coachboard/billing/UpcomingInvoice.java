package dev.coachboard.billing;

import dev.coachboard.platform.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * What will be charged next.
 *
 * @param readAt when Stripe said so
 * @param stale whether that was an earlier time, because Stripe does not answer now
 */
record UpcomingInvoice(UUID subscriptionId, Money amount, Instant chargedAt, Instant readAt, boolean stale) {}
