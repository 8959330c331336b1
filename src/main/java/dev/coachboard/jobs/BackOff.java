package dev.coachboard.jobs;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a job rests after it failed. */
final class BackOff {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    private BackOff() {}

    /**
     * Twice as long each time, and between half and all of that by chance, so that what failed together does not come back
     * together.
     */
    static Duration after(int failures, RandomGenerator random) {
        var full = Math.min(FIRST.toMillis() << Math.min(failures - 1, 20), LONGEST.toMillis());
        return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    }
}
