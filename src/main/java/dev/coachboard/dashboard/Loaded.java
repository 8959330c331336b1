package dev.coachboard.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A summary as it was just read.
 *
 * @param until when the clock alone makes it untrue
 */
record Loaded(Object body, Instant until) {

    /** A session of 480 minutes and a buffer of 240. What started longer ago than this is over. */
    static final Duration LONGEST_BOOKING = Duration.ofHours(12);

    private static final Duration LONGEST_KEPT = Duration.ofDays(1);

    /** @param changes when its parts change by themselves; nulls are for parts that do not */
    static Loaded until(Object body, Instant now, Stream<Instant> changes) {
        var first = changes.filter(Objects::nonNull).filter(now::isBefore).min(Instant::compareTo);
        var latest = now.plus(LONGEST_KEPT);
        return new Loaded(body, first.filter(latest::isAfter).orElse(latest));
    }
}
