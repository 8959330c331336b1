package dev.coachboard.billing;

/** Where a client's purchase stands. */
public enum SubscriptionStatus {
    INCOMPLETE,
    TRIALING,
    ACTIVE,
    PAST_DUE,
    PAUSED,
    CANCELLED
}
