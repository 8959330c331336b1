package dev.coachboard.dev.stripe;

/** What made an event: a request, or time alone, which has neither id nor key. */
record Cause(String requestId, String idempotencyKey) {

    static final Cause TIME = new Cause(null, null);
}
