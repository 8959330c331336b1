package dev.coachboard.platform.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Turns a body down that announces to be too large, before a byte of it is read and with a word of why. */
@ApplicationScoped
class BodyLimit {

    /** After the headers of every answer, and before the framework's own check, which says nothing. */
    private static final int SECOND = 9_000;

    private final long most;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most) {
        this.most = most.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, SECOND);
    }

    private void check(RoutingContext context) {
        var length = context.request().getHeader("Content-Length");
        if (length == null || length.length() < 19 && Long.parseLong(length) <= most) {
            context.next();
            return;
        }
        // The rest of the body is still on its way, so the connection cannot be used again.
        context.response().putHeader("Connection", "close");
        context.fail(413);
    }
}
