package dev.coachboard.billing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.coachboard.platform.etag.Versioned;
import java.time.Instant;
import java.util.UUID;

/**
 * @param subscriptionId absent when an invoice is to be paid
 * @param invoiceId absent when it is about a subscription
 * @param reason Stripe's word for why it refused, such as card_declined; absent otherwise
 */
record BillingRequestDetails(
        UUID id,
        BillingRequestKind kind,
        UUID clientId,
        UUID subscriptionId,
        UUID invoiceId,
        UUID planId,
        BillingRequestState state,
        String reason,
        Instant requestedAt,
        Instant finishedAt,
        @JsonIgnore long version)
        implements Versioned {}
