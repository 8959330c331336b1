package dev.coachboard.platform.launch;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Turns {@code DATABASE_URL} and {@code DATABASE_OWNER_URL} into the keys of Quarkus, and in dev and test without one
 * asks the dev module for its embedded database.
 *
 * <p>It must stay silent while the jar is built: whatever it said then would be baked into the jar as a default.
 */
public class DatabaseConfigSource implements ConfigSourceFactory {

    /** Set by {@code main}: this is a run of the packaged jar, not its build. */
    static final String LAUNCHED = "coachboard.launched";

    private static final String DEV_SETTINGS = "dev.coachboard.dev.DevSettings";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var local =
                context.getProfiles().contains("dev") || context.getProfiles().contains("test");
        if (!local && System.getProperty(LAUNCHED) == null) return List.of();
        var settings = new HashMap<String, String>();
        if (local) settings.putAll(devSettings(context));
        servingUrl(context)
                .ifPresent(url -> settings.putAll(url.settings(
                        "quarkus.datasource.jdbc.url", "quarkus.datasource.username", "quarkus.datasource.password")));
        if (file(context).isPresent()) {
            settings.put("quarkus.datasource.credentials-provider", DatabaseLogin.NAME);
            settings.remove("quarkus.datasource.password");
        }
        // Flyway always connects by itself: on a connection of the pool, the owner's role would stay behind.
        url(context, DatabaseRules.OWNER_URL)
                .or(() -> servingUrl(context))
                .ifPresent(url -> settings.putAll(
                        url.settings("quarkus.flyway.jdbc-url", "quarkus.flyway.username", "quarkus.flyway.password")));
        return List.of(new PropertiesConfigSource(settings, "coachboard-database", 275));
    }

    private static Optional<DatabaseUrl> servingUrl(ConfigSourceContext context) {
        return file(context).map(DatabaseUrl::parse).or(() -> url(context, DatabaseRules.URL));
    }

    private static Optional<String> file(ConfigSourceContext context) {
        return value(context, DatabaseRules.URL_FILE).flatMap(DatabaseRules::read);
    }

    private static Optional<DatabaseUrl> url(ConfigSourceContext context, String key) {
        return value(context, key).map(DatabaseUrl::parse);
    }

    private static Optional<String> value(ConfigSourceContext context, String key) {
        return Optional.ofNullable(context.getValue(key))
                .map(ConfigValue::getValue)
                .filter(value -> !value.isBlank());
    }

    /** False in the packaged jar alone. */
    static boolean devModuleIsHere() {
        return DatabaseConfigSource.class.getResource("/" + DEV_SETTINGS.replace('.', '/') + ".class") != null;
    }

    /** By name, because the production jar does not contain the class. */
    @SuppressWarnings("unchecked")
    private static Map<String, String> devSettings(ConfigSourceContext context) {
        try {
            var type = Class.forName(DEV_SETTINGS, true, Thread.currentThread().getContextClassLoader());
            return (Map<String, String>)
                    type.getMethod("of", ConfigSourceContext.class).invoke(null, context);
        } catch (ClassNotFoundException e) {
            return Map.of();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The dev database could not be started", e.getCause());
        }
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(275);
    }
}
