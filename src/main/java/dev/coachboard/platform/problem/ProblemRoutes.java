package dev.coachboard.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachboard.platform.http.RequestIds;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Problems for what fails outside of any resource: no route, a body over the limit, a broken request line. */
@ApplicationScoped
public class ProblemRoutes {

    private static final int[] STATUSES = {400, 401, 403, 404, 405, 406, 413, 414, 415, 431, 500, 503};

    private final ObjectMapper json;

    ProblemRoutes(ObjectMapper json) {
        this.json = json;
    }

    void register(@Observes Router router) {
        for (var status : STATUSES) router.errorHandler(status, context -> answer(context, status));
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
