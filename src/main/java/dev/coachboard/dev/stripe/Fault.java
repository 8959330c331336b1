package dev.coachboard.dev.stripe;

/** What can be made to go wrong, with requests or with webhooks. */
public enum Fault {
    /** Requests are taken and never answered. */
    HANG,
    /** Every request answers 500 and does nothing. */
    FAILING,
    /** Every request answers 429 and does nothing. */
    RATE_LIMITED,
    /** The work is done and its answer never arrives. */
    LOST_ANSWERS,
    /** Events are logged and never delivered, not even later. */
    DROP_WEBHOOKS,
    DUPLICATE_WEBHOOKS,
    SHUFFLE_WEBHOOKS
}
