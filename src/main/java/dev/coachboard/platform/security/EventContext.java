package dev.coachboard.platform.security;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/** The request that an event belongs to, and values that may stand in its line. */
final class EventContext {

    private static final Pattern CLEAN = Pattern.compile("[A-Za-z0-9._-]{1,80}");

    private EventContext() {}

    /** Null for work that is no request. */
    static RoutingContext current(CurrentVertxRequest request) {
        var arc = Arc.container();
        return arc != null && arc.requestContext().isActive() ? request.getCurrent() : null;
    }

    /** A value that could end the line or imitate a field becomes a question mark. */
    static String clean(Object value) {
        var text = String.valueOf(value);
        return CLEAN.matcher(text).matches() ? text : "?";
    }
}
