package dev.coachboard.booking.meetings;

import java.time.Duration;

/**
 * How much the provider may cost.
 *
 * @param connect for the connection alone
 * @param deadline of one call as a whole, the last byte of the answer included
 * @param atOnce calls of one instance
 * @param volume calls after which the breaker judges the provider
 * @param rest how long an open breaker refuses calls before it lets one through
 */
record MeetingLimits(Duration connect, Duration deadline, int atOnce, int volume, Duration rest) {

    /** By the configuration, and the numbers that no operator needs. */
    static MeetingLimits of(MeetingConfig config) {
        return new MeetingLimits(
                Duration.ofSeconds(2), // because a provider that is there answers within one
                config.deadline(),
                32, // because the workers for meetings are fewer, and only an operator with many needs a bound
                16, // because fewer are chance
                config.rest());
    }
}
