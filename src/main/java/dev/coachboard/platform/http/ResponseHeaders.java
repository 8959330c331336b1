package dev.coachboard.platform.http;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.MDC;

/** What every answer carries, errors included. */
@ApplicationScoped
class ResponseHeaders {

    /** Before every other route, the framework's own checks among them, so that their answers carry these too. */
    static final int FIRST = Integer.MIN_VALUE;

    private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";
    private static final String PAGE_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final boolean https;

    ResponseHeaders(HttpConfig config) {
        https = config.publicUrl().startsWith("https:");
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(this::add);
    }

    private void add(RoutingContext context) {
        var id = RequestIds.of(context);
        MDC.put("requestId", id);
        context.response().putHeader(RequestIds.HEADER, id);
        context.addHeadersEndHandler(end -> secure(context, context.response().headers()));
        context.next();
    }

    private void secure(RoutingContext context, MultiMap headers) {
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        var html = headers.get("Content-Type") != null
                && headers.get("Content-Type").startsWith("text/html");
        if (!headers.contains("Content-Security-Policy"))
            headers.set("Content-Security-Policy", html ? PAGE_POLICY : API_POLICY);
        if (https) headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        if (!headers.contains("Cache-Control") && context.normalizedPath().startsWith("/api/"))
            headers.set("Cache-Control", "private, no-store");
    }
}
