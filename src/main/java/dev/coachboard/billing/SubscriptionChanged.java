package dev.coachboard.billing;

import java.util.UUID;

/** A client's subscription changed. */
public record SubscriptionChanged(UUID subscriptionId, UUID clientId) {}
