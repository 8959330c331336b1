package dev.coachboard.platform.http;

import dev.coachboard.platform.id.Ids;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** One id a request, in its answer, its problem and its log lines. */
@ApplicationScoped
public class RequestIds {

    static final String HEADER = "Request-Id";

    /** A sane token: short, and nothing that could forge a log line. */
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private final CurrentVertxRequest request;

    RequestIds(CurrentVertxRequest request) {
        this.request = request;
    }

    public String current() {
        var context = request.getCurrent();
        return context == null ? null : of(context);
    }

    /** The caller's own if it is sane, else a new one. */
    public static String of(RoutingContext context) {
        String known = context.get(HEADER);
        if (known != null) return known;
        var offered = context.request().getHeader(HEADER);
        var id = offered != null && SANE.matcher(offered).matches()
                ? offered
                : Ids.next().toString();
        context.put(HEADER, id);
        return id;
    }
}
