package dev.coachboard.platform.launch;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Switches traces on for an installation that says where to send them. */
public class TelemetryConfigSource implements ConfigSourceFactory {

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var settings = new HashMap<String, String>();
        // Silent while the jar is built, as the database's source.
        if (System.getProperty(DatabaseConfigSource.LAUNCHED) == null && !DatabaseConfigSource.devModuleIsHere())
            return List.of();
        find(context, "coachboard.telemetry.traces-endpoint")
                .ifPresent(endpoint -> settings.putAll(
                        Map.of("quarkus.otel.sdk.disabled", "false", "quarkus.otel.exporter.otlp.endpoint", endpoint)));
        return List.of(new PropertiesConfigSource(settings, "coachboard-telemetry", 275));
    }

    private static Optional<String> find(ConfigSourceContext context, String key) {
        return Optional.ofNullable(context.getValue(key))
                .map(ConfigValue::getValue)
                .filter(value -> !value.isBlank());
    }
}
