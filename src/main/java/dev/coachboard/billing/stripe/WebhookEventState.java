package dev.coachboard.billing.stripe;

/** What became of an event. */
public enum WebhookEventState {
    RECEIVED,
    APPLIED,
    /** It changes nothing, by a rule that has a name. */
    IGNORED,
    /** It contradicts what we know, by a rule that has a name: somebody should look. */
    PARKED
}
