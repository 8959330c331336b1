package dev.coachboard.platform.launch;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SysPropConfigSource;
import io.smallrye.config.common.utils.StringUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The settings as the app will read them, by the names that they have in the environment of the process. */
final class Settings {

    private final Map<String, String> values = new TreeMap<>();
    private final Set<String> unreadable = new TreeSet<>();
    private final Set<String> shipped = new TreeSet<>();
    private final Set<String> environment;

    private Settings(Map<String, String> environment, SmallRyeConfig config, Set<String> shippedNames) {
        this.environment = environment.keySet();
        shippedNames.forEach(name -> shipped.add(environmentName(name)));
        var names = new TreeSet<>(Comparator.comparing(Settings::isDotted).thenComparing(Comparator.naturalOrder()));
        config.getPropertyNames().forEach(names::add);
        for (var name : names) if (isOurs(environmentName(name))) read(config, name);
    }

    static Settings of(Map<String, String> environment) {
        try {
            var shipped = new PropertiesConfigSource(resource("/application.properties"), 250);
            var builder = new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .withProfile("prod")
                    .withSources(shipped, new EnvConfigSource(environment, 300), new SysPropConfigSource());
            var beside = Path.of("config", "application.properties"); // Quarkus reads it too
            if (Files.exists(beside))
                builder.withSources(new PropertiesConfigSource(beside.toUri().toURL(), 260));
            return new Settings(environment, builder.build(), shipped.getPropertyNames());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL resource(String path) {
        return Settings.class.getResource(path);
    }

    /** The dotted names come last and win, since the app reads by them. */
    private static boolean isDotted(String name) {
        return !name.equals(environmentName(name));
    }

    static String environmentName(String property) {
        return StringUtil.replaceNonAlphanumericByUnderscores(property).toUpperCase(Locale.ROOT);
    }

    private static boolean isOurs(String name) {
        return name.startsWith("COACHBOARD_") || name.startsWith("DATABASE_") || name.startsWith("QUARKUS_");
    }

    private void read(SmallRyeConfig config, String name) {
        var key = environmentName(name);
        try {
            var value = config.getConfigValue(name).getValue();
            if (value != null) values.put(key, value);
        } catch (NoSuchElementException | IllegalArgumentException e) {
            if (!key.startsWith("QUARKUS_")) unreadable.add(key);
        }
    }

    /** Empty for a blank value as well. */
    Optional<String> find(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isBlank());
    }

    boolean isBlank(String key) {
        return values.containsKey(key) && values.get(key).isBlank();
    }

    /** Keys whose value names another key in {@code ${...}} that does not exist. */
    Set<String> unreadable() {
        return unreadable;
    }

    /** Names in the environment of the process, whatever they belong to. */
    Set<String> environment() {
        return environment;
    }

    /** Names that the jar itself has a value for. */
    Set<String> shipped() {
        return shipped;
    }

    Optional<Environment> place() {
        return find(Environment.KEY).flatMap(Environment::named);
    }

    boolean isLocal() {
        return place().filter(Environment.LOCAL::equals).isPresent();
    }
}
