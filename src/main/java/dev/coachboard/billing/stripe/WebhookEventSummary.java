package dev.coachboard.billing.stripe;

import java.time.Instant;
import java.util.UUID;

/**
 * An event without its content, which is customers' data.
 *
 * @param rule why it was ignored or parked; null otherwise
 */
record WebhookEventSummary(
        UUID id,
        String stripeId,
        String type,
        String apiVersion,
        Instant createdAt,
        Instant receivedAt,
        WebhookEventState state,
        String rule,
        Instant handledAt) {}
