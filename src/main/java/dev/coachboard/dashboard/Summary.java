package dev.coachboard.dashboard;

import java.time.Duration;
import java.time.Instant;

/**
 * A summary's body, ready to be sent.
 *
 * @param readAt not true before it either, should a clock be put back
 * @param until from this instant on it may not be true any more
 */
record Summary(byte[] json, String etag, Instant readAt, Instant until) {

    /** More than requests that came together are apart, less than anybody puts a clock back. */
    private static final Duration TOGETHER = Duration.ofMinutes(1);

    boolean isTrueAt(Instant now) {
        return now.isBefore(until) && now.isAfter(readAt.minus(TOGETHER));
    }
}
