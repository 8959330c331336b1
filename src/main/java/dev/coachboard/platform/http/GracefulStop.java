package dev.coachboard.platform.http;

import io.netty.channel.Channel;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Ends keep-alive connections without cutting a request. During the shutdown delay each answer says {@code Connection:
 * close}. Shortly before it ends the socket and the idle connections are closed, so that no request arrives in the moment
 * in which the framework stops serving.
 */
@ApplicationScoped
class GracefulStop {

    /** Because a request that was sent meanwhile needs a moment to be answered. */
    private static final Duration BEFORE_THE_END = Duration.ofMillis(300);

    private final ListeningSocket socket;
    private final Vertx vertx;
    private final Duration delay;
    private volatile boolean stopping;

    GracefulStop(
            ListeningSocket socket,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.shutdown.delay", defaultValue = "0S") Duration delay) {
        this.socket = socket;
        this.vertx = vertx;
        this.delay = delay;
    }

    void begin(@Observes ShutdownDelayInitiatedEvent started) {
        stopping = true;
        var wait = delay.minus(BEFORE_THE_END).toMillis();
        if (wait > 0) vertx.setTimer(wait, over -> close());
    }

    private void close() {
        socket.channel().ifPresent(Channel::close);
        socket.closeIdleConnections();
    }

    boolean isStopping() {
        return stopping;
    }
}
