package dev.coachboard.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    /** @param changes when its parts change by themselves; nulls are for parts that do not */
    static Loaded until(Object body, Instant now, Stream<Instant> changes) {
        var first = changes.filter(Objects::nonNull).filter(now::isBefore).min(Instant::compareTo);
        // The same for all instances, so that the ETag of one is good at another.
        var latest = now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        return new Loaded(body, first.filter(latest::isAfter).orElse(latest));
    }
}
