package dev.coachboard.platform.observability;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build runs here, as a gauge that is always 1. */
@ApplicationScoped
class BuildMeters implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry meters) {
        var build = read();
        Gauge.builder("app.build.info", () -> 1)
                .description("Which build runs here")
                .tag("version", build.getProperty("version"))
                .tag("commit", build.getProperty("commit"))
                .register(meters);
    }

    /** Maven fills it in; {@code -Dbuild.commit=...} says the commit. */
    private static Properties read() {
        try (var file = BuildMeters.class.getResourceAsStream("/build.properties")) {
            var build = new Properties();
            build.load(file);
            return build;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
