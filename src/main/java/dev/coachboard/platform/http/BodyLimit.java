package dev.coachboard.platform.http;

import dev.coachboard.platform.problem.ProblemRoutes;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Turns a body down that announces to be too large, before a byte of it is read and with a word of why. */
@ApplicationScoped
class BodyLimit {

    private final long most;
    private final ProblemRoutes problems;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most, ProblemRoutes problems) {
        this.most = most.asLongValue();
        this.problems = problems;
    }

    /** After the headers of every answer, and before the framework's own check, which says nothing. */
    void register(@Observes Router router) {
        router.route().order(ResponseHeaders.FIRST + 1).handler(this::check);
    }

    private void check(RoutingContext context) {
        var length = context.request().getHeader("Content-Length");
        if (length == null || length.length() < 19 && Long.parseLong(length) <= most) {
            context.next();
            return;
        }
        // The rest of the body is still on its way, so the connection cannot be used again.
        context.response().putHeader("Connection", "close");
        problems.answer(context, 413);
    }
}
