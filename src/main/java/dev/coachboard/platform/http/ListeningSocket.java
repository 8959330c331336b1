package dev.coachboard.platform.http;

import io.netty.channel.Channel;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.impl.HttpServerImpl;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.impl.TCPServerBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.Objects;
import java.util.Optional;

/**
 * Puts our filter on the socket that the framework opened. Quarkus 3.33 lets an application set the server's options, but
 * not its handlers of connections and of invalid requests, and Vert.x keeps the socket to itself.
 */
@ApplicationScoped
class ListeningSocket {

    private static final String FILTER = "connection-filter";

    private final Vertx vertx;
    private final ConnectionFilter filter;

    ListeningSocket(Vertx vertx, ConnectionLimits limits, ServerConfig config, HeadRefusals refusals) {
        this.vertx = vertx;
        this.filter = new ConnectionFilter(limits, config, refusals);
    }

    void opened(@ObservesAsync HttpServerStart opened) {
        channel().ifPresent(this::install);
    }

    /** In dev mode the socket outlives a reload, and the filter of the code before is replaced. */
    void reloaded(@Observes StartupEvent started) {
        channel().ifPresent(this::install);
    }

    private void install(Channel socket) {
        var pipeline = socket.pipeline();
        if (pipeline.get(FILTER) != null) pipeline.remove(FILTER);
        pipeline.addFirst(FILTER, filter);
    }

    void closeIdleConnections() {
        filter.closeIdleConnections();
    }

    Optional<Channel> channel() {
        return ((VertxInternal) vertx)
                .sharedHttpServers().values().stream()
                        .filter(server -> server.requestHandler() == VertxHttpRecorder.getRootHandler())
                        .map(ListeningSocket::channel)
                        .filter(Objects::nonNull)
                        .findFirst();
    }

    /** Null until it is open. */
    private static Channel channel(HttpServerImpl server) {
        try {
            var field = TCPServerBase.class.getDeclaredField("bindFuture");
            field.setAccessible(true);
            return (Channel) ((Future<?>) field.get(server)).result();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Vert.x keeps its socket in another place than 4.5 did", e);
        }
    }
}
