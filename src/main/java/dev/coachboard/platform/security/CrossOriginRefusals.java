package dev.coachboard.platform.security;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Records requests of foreign pages, which the CORS filter refuses before any operation runs. */
@ApplicationScoped
class CrossOriginRefusals {

    private static final String PASSED = CrossOriginRefusals.class.getName();

    private final SecurityEvents events;

    CrossOriginRefusals(SecurityEvents events) {
        this.events = events;
    }

    /** Marks a request that reached an operation: its 403 has another reason. */
    static void passed(RoutingContext context) {
        context.put(PASSED, true);
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 1).handler(context -> {
            if (context.request().headers().contains("Origin")) context.addHeadersEndHandler(end -> look(context));
            context.next();
        });
    }

    private void look(RoutingContext context) {
        if (context.response().getStatusCode() == 403 && context.get(PASSED) == null)
            events.record(context, SecurityEvent.CROSS_ORIGIN_REFUSED);
    }
}
