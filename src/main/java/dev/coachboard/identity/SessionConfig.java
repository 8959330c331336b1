package dev.coachboard.identity;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How long a person stays signed in. */
@ConfigMapping(prefix = "coachboard.sessions")
interface SessionConfig {

    /** From the login, however often the session is renewed. */
    Duration absoluteLifetime();
}
