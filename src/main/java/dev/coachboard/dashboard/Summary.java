package dev.coachboard.dashboard;

import java.time.Instant;

/**
 * A summary's body, ready to be sent.
 *
 * @param until from this instant on it may not be true any more
 */
record Summary(byte[] json, String etag, Instant until) {

    boolean isTrueAt(Instant now) {
        return now.isBefore(until);
    }
}
