package dev.coachboard.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Who runs the platform: whom the configuration names, so that nothing that writes rows can make one. */
@ApplicationScoped
class Operators {

    private final Set<String> addresses;

    Operators(OperatorConfig config) {
        addresses = config.operators().orElse(Set.of()).stream()
                .map(address -> address.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param email of an account that proved it */
    boolean include(String email) {
        return addresses.contains(email.toLowerCase(Locale.ROOT));
    }
}
