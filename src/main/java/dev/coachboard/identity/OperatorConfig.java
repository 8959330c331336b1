package dev.coachboard.identity;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** Who runs the platform. */
@ConfigMapping(prefix = "coachboard")
interface OperatorConfig {

    /** The e-mail addresses of people who have an account; nobody runs the platform without any. */
    Optional<Set<String>> operators();
}
