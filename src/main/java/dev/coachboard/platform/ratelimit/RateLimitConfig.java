package dev.coachboard.platform.ratelimit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;

/** How often is often: a bucket of so many tokens, refilled evenly over the period. */
@ConfigMapping(prefix = "coachboard.rate-limit")
interface RateLimitConfig {

    @WithParentName
    Map<String, Policy> policies();

    interface Policy {
        int capacity();

        Duration period();
    }
}
