package dev.coachboard.identity;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How long an answer takes that must not tell by its time whether an address has an account. */
@ConfigMapping(prefix = "coachboard.steady-answer")
interface SteadyConfig {

    /** Longer than the work ever takes on this machine when it is not overloaded. */
    Duration pace();
}
