package dev.coachboard.platform.launch;

import java.util.Locale;
import java.util.Optional;

/** The place this process runs in. It decides which settings may stand beside each other, and nothing else. */
enum Environment {
    LOCAL,
    STAGING,
    PRODUCTION;

    static final String KEY = "COACHBOARD_ENVIRONMENT";

    static Optional<Environment> named(String text) {
        for (var each : values()) if (each.toString().equals(text)) return Optional.of(each);
        return Optional.empty();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
