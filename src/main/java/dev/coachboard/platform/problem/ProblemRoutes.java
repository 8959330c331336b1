package dev.coachboard.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachboard.platform.http.RequestIds;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/** Problems for what fails outside of any resource. */
@ApplicationScoped
public class ProblemRoutes {

    private static final Logger LOG = Logger.getLogger(ProblemRoutes.class);

    private final ObjectMapper json;

    ProblemRoutes(ObjectMapper json) {
        this.json = json;
    }

    void register(@Observes Router router) {
        // because the framework's own page for an unknown address is HTML, and comes before any error handler
        router.route()
                .order(Integer.MAX_VALUE)
                .handler(context -> answer(context, 404))
                .failureHandler(this::failed);
    }

    private void failed(RoutingContext context) {
        var failure = context.failure();
        if (failure instanceof RejectedExecutionException) {
            answer(context, StatusProblems.refusal(503).retryAfter(Duration.ofSeconds(1)));
        } else if (failure instanceof IOException || context.response().closed()) {
            LOG.debugf(failure, "The peer of %s went away", context.normalizedPath());
        } else if (context.statusCode() >= 400 && context.statusCode() < 500) {
            answer(context, context.statusCode());
        } else {
            LOG.errorf(failure, "Unexpected failure of %s", context.normalizedPath());
            answer(context, 500);
        }
        // An answer that has begun cannot become a problem any more, and must not stay open either.
        if (!context.response().ended() && !context.response().closed())
            context.response().end();
    }

    public void answer(RoutingContext context, int status) {
        answer(context, StatusProblems.refusal(status));
    }

    public void answer(RoutingContext context, Refusal refusal) {
        var response = context.response();
        if (response.headWritten()) return;
        refusal.headers().forEach(response::putHeader);
        response.setStatusCode(refusal.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(Buffer.buffer(body(refusal, context.normalizedPath(), RequestIds.of(context))));
    }

    /** Puts another refusal into an answer that is not sent yet. */
    public void replace(ContainerResponseContext answer, Refusal refusal, RoutingContext context) {
        var path = context.normalizedPath();
        answer.setStatus(refusal.status());
        answer.getHeaders().remove("WWW-Authenticate");
        answer.getHeaders().remove("Allow");
        refusal.headers().forEach((name, value) -> answer.getHeaders().putSingle(name, value));
        answer.setEntity(problem(refusal, path, RequestIds.of(context)), null, MediaType.valueOf(Problem.MEDIA_TYPE));
    }

    /** For what fails before there is a route. */
    public byte[] body(Refusal refusal, String path, String requestId) {
        try {
            return json.writeValueAsBytes(problem(refusal, path, requestId));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Problem problem(Refusal refusal, String path, String requestId) {
        return Problem.of(refusal.status(), refusal.code(), refusal.getMessage(), path, requestId, refusal.errors());
    }
}
