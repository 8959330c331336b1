package dev.coachboard.platform.observability;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Where traces and error reports go. Without an address nothing is sent, and nothing is made to be sent. */
@ConfigMapping(prefix = "coachboard.telemetry")
interface TelemetryConfig {

    /** An OTLP collector over HTTP, such as {@code http://collector:4318}. */
    Optional<URI> tracesEndpoint();

    /** Sentry's address for this project. It holds a key. */
    Optional<URI> sentryDsn();
}
