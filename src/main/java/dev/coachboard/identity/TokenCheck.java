package dev.coachboard.identity;

import dev.coachboard.platform.tenancy.Caller;

/** An access token looked at. There is a caller only if it is good. */
record TokenCheck(Outcome outcome, Caller caller) {

    enum Outcome {
        GOOD,
        /** Genuine, and too old. */
        EXPIRED,
        /** Genuine, and its device was signed out. */
        REVOKED,
        /** Not made here, or changed since. */
        FORGED
    }

    static TokenCheck without(Outcome outcome) {
        return new TokenCheck(outcome, null);
    }
}
