package dev.coachboard.billing;

import java.util.UUID;

/** What a client would call a change of their subscription; a new period alone is none. */
record SubscriptionTerms(SubscriptionStatus status, UUID planId, boolean cancelsAtPeriodEnd) {}
