package dev.coachboard.platform.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** Says when a worker thread begins and ends a request, because a peer that leaves early does not end the work. */
@Provider
@Priority(0)
public class WorkerTurns implements ContainerRequestFilter {

    private final CurrentVertxRequest request;

    WorkerTurns(CurrentVertxRequest request) {
        this.request = request;
    }

    @Override
    public void filter(ContainerRequestContext ignored) {
        var turn = RequestTurn.of(request.getCurrent());
        if (turn == null) return;
        turn.begin();
        CurrentRequestManager.get().registerCompletionCallback(failure -> turn.finish());
    }
}
