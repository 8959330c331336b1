package dev.coachboard.platform.launch;

import io.quarkus.arc.Unremovable;
import io.quarkus.credentials.CredentialsProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the login again for each new connection of the pool, so that it may change while the app serves. */
@ApplicationScoped
@Named(DatabaseLogin.NAME)
@Unremovable
class DatabaseLogin implements CredentialsProvider {

    static final String NAME = "database-url-file";

    private final Optional<String> file;
    private volatile Map<String, String> last = Map.of();

    DatabaseLogin(@ConfigProperty(name = DatabaseRules.URL_FILE) Optional<String> file) {
        this.file = file;
    }

    /** A file that is just being replaced keeps the login before it. */
    @Override
    public Map<String, String> getCredentials(String name) {
        try {
            file.flatMap(DatabaseRules::read).map(DatabaseUrl::parse).ifPresent(url -> last = login(url));
        } catch (IllegalArgumentException e) {
            // Half of a file that is still being written is no URL yet.
        }
        return last;
    }

    private static Map<String, String> login(DatabaseUrl url) {
        return Map.of(
                USER_PROPERTY_NAME, url.user() == null ? "" : url.user(),
                PASSWORD_PROPERTY_NAME, url.password() == null ? "" : url.password());
    }
}
