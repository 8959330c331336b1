package dev.coachboard.booking.meetings;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/** The provider of video meetings; without an address bookings have no link. */
@ConfigMapping(prefix = "coachboard.meetings")
public interface MeetingConfig {

    /** Such as {@code https://meet.example.com/api}. */
    Optional<String> url();

    /** Sent as a bearer token. */
    Optional<String> key();

    /** How long one call may take as a whole. */
    Duration deadline();

    /** How long calls rest after the provider failed half of the latest. */
    Duration rest();

    default boolean isOn() {
        return url().isPresent();
    }
}
