package dev.coachboard.dashboard;

import dev.coachboard.platform.secret.Digests;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

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

    /** Made of the body itself, so that it is right whatever changed it, and the same on every instance. */
    static String etag(byte[] body) {
        var digest = Arrays.copyOf(Digests.sha256(body), 16);
        return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(digest) + '"';
    }
}
