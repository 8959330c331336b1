package dev.coachboard.platform.http;

import dev.coachboard.platform.problem.ProblemRoutes;
import dev.coachboard.platform.problem.Refusal;
import dev.coachboard.platform.problem.Unavailable;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/**
 * Bounds what runs and what waits before the worker threads, so that an overloaded instance refuses at once instead of
 * answering late. Webhooks have places of their own, and so have writes of strangers, such as logins, which hash passwords:
 * no kind can take another's.
 */
@ApplicationScoped
class Overload {

    private static final String WEBHOOKS = "/api/v1/webhooks/";
    private static final String FILES = "/assets/";

    private final ServerConfig config;
    private final ProblemRoutes problems;
    private final MeterRegistry meters;
    private final RequestQueue requests;
    private final RequestQueue webhooks;
    private final RequestQueue strangers;

    Overload(ServerConfig config, ProblemRoutes problems, MeterRegistry meters) {
        this.config = config;
        this.problems = problems;
        this.meters = meters;
        this.requests = queue("request", config.requests(), config.waitingRequests());
        this.webhooks = queue("webhook", config.webhooks(), config.waitingWebhooks());
        this.strangers = queue("stranger", config.strangers(), config.waitingStrangers());
    }

    private RequestQueue queue(String kind, int running, int waiting) {
        var queue = new RequestQueue(running, waiting);
        gauge("coachboard.http.running", "Requests that run", kind, queue, RequestQueue::running);
        gauge("coachboard.http.waiting", "Requests that wait for their turn", kind, queue, RequestQueue::waiting);
        return queue;
    }

    private void gauge(
            String name, String description, String kind, RequestQueue queue, ToDoubleFunction<RequestQueue> value) {
        Gauge.builder(name, queue, value)
                .description(description)
                .tag("kind", kind)
                .register(meters);
    }

    static Refusal refusal() {
        return new Unavailable("unavailable", "Too busy at the moment; nothing was changed")
                .retryAfter(Duration.ofSeconds(1));
    }

    void register(@Observes Router router) {
        router.route().order(RouteOrder.TURN).handler(this::take);
    }

    private void take(RoutingContext context) {
        var path = context.normalizedPath();
        // Files are read by the event loop, and take no worker thread.
        if (path.startsWith(FILES)) {
            context.next();
            return;
        }
        new RequestTurn(context, queueOf(context, path)).enter(config.longestWait(), () -> refuse(context));
    }

    private RequestQueue queueOf(RoutingContext context, String path) {
        if (path.startsWith(WEBHOOKS)) return webhooks;
        var isStrangers = context.request().method() == HttpMethod.POST
                && !context.request().headers().contains("Authorization");
        return isStrangers ? strangers : requests;
    }

    private void refuse(RoutingContext context) {
        meters.counter("coachboard.http.refused", "reason", "overload").increment();
        problems.answer(context, refusal());
    }
}
