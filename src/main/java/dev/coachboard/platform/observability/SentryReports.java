package dev.coachboard.platform.observability;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sentry.Sentry;
import io.sentry.SentryOptions;
import io.sentry.jul.SentryHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends what is logged as an error to Sentry, if an address is configured. */
@ApplicationScoped
class SentryReports {

    private static final Logger ROOT = Logger.getLogger("");

    private final TelemetryConfig config;
    private final SentryScrubber scrubber;
    private final String version;

    SentryReports(
            TelemetryConfig config,
            SentryScrubber scrubber,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.config = config;
        this.scrubber = scrubber;
        this.version = version;
    }

    void start(@Observes StartupEvent started) {
        config.sentryDsn().map(this::handler).ifPresent(ROOT::addHandler);
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (config.sentryDsn().isPresent()) Sentry.close();
    }

    private SentryHandler handler(URI dsn) {
        var options = new SentryOptions();
        options.setDsn(dsn.toString());
        options.setRelease("coachboard@" + version);
        options.setSendDefaultPii(false);
        options.setAttachServerName(false);
        options.setEnableUncaughtExceptionHandler(false);
        options.setBeforeSend(scrubber);
        var handler = new SentryHandler(options, false);
        handler.setPrintfStyle(true);
        handler.setMinimumEventLevel(Level.SEVERE);
        handler.setMinimumBreadcrumbLevel(Level.OFF);
        return handler;
    }
}
