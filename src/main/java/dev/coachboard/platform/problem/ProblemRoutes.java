package dev.coachboard.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachboard.platform.http.RequestIds;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Problems for what fails outside of any resource. What the server refuses before it looks for a route (an address that
 * cannot be decoded, or an address or headers over their limit) gets its status and no body: nothing of ours runs then.
 */
@ApplicationScoped
public class ProblemRoutes {

    private final ObjectMapper json;

    ProblemRoutes(ObjectMapper json) {
        this.json = json;
    }

    void register(@Observes Router router) {
        // because the framework's own page for an unknown address is HTML, and comes before any error handler
        router.route().order(Integer.MAX_VALUE).handler(context -> answer(context, 404));
    }

    public void answer(RoutingContext context, int status) {
        if (context.response().headWritten()) return;
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(body(context, status));
    }

    private String body(RoutingContext context, int status) {
        var problem = Problem.of(
                status,
                StatusProblems.code(status),
                StatusProblems.detail(status),
                context.normalizedPath(),
                RequestIds.of(context),
                List.of());
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
