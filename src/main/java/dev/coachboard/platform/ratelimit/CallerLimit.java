package dev.coachboard.platform.ratelimit;

import dev.coachboard.platform.problem.ProblemRoutes;
import dev.coachboard.platform.problem.Refusal;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Counts the requests that carry a token: the good ones before their work, the refused ones with their answer. */
@Provider
public class CallerLimit implements ContainerRequestFilter, ContainerResponseFilter {

    private final RequestCount count;
    private final ProblemRoutes problems;
    private final CurrentVertxRequest current;

    CallerLimit(RequestCount count, ProblemRoutes problems, CurrentVertxRequest current) {
        this.count = count;
        this.problems = problems;
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        count.once(current.getCurrent());
    }

    /** A refusal that no filter saw, such as 401, 405 or 406, becomes a 429 when there were too many. */
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        if (answer.getStatus() < 400) return;
        try {
            count.once(current.getCurrent());
        } catch (Refusal tooMany) {
            problems.replace(answer, tooMany, current.getCurrent());
        }
    }
}
