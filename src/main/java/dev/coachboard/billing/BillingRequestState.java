package dev.coachboard.billing;

/** Where a wish stands. */
enum BillingRequestState {
    REQUESTED,
    /** Stripe took it; what it led to arrives as an event. */
    DONE,
    /** Stripe said no. */
    REFUSED
}
