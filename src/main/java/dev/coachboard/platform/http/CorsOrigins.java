package dev.coachboard.platform.http;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.regex.Pattern;

/** Refuses to start with a list of sites that is none: a wildcard or a pattern would let every page call with a login. */
@ApplicationScoped
class CorsOrigins {

    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?");

    private final List<String> origins;

    CorsOrigins(HttpConfig config) {
        origins = config.corsOrigins().orElse(List.of());
    }

    void check(@Observes StartupEvent started) {
        if (!origins.stream().allMatch(CorsOrigins::isExact))
            throw new IllegalStateException("COACHBOARD_CORS_ORIGINS must list whole origins, such as"
                    + " https://www.example.com, and no wildcard or pattern");
    }

    static boolean isExact(String origin) {
        return ORIGIN.matcher(origin).matches();
    }
}
