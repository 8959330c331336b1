package dev.coachboard.platform.http;

import io.vertx.core.MultiMap;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.MDC;

/** Adds the headers that every answer carries, errors included. */
@ApplicationScoped
class ResponseHeaders {

    static final String PRIVATE = "private, no-store";

    private static final String POLICY = "Content-Security-Policy";
    private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";
    private static final String PAGE_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final boolean https;
    private final GracefulStop stop;

    ResponseHeaders(HttpConfig config, GracefulStop stop) {
        this.stop = stop;
        https = config.publicUrl().startsWith("https:");
    }

    /** Before every other route, the framework's own checks among them, so that their answers carry these too. */
    void register(@Observes Router router) {
        router.route().order(RouteOrder.HEADERS).handler(this::add);
    }

    /** The headers that make browsers careful. */
    Map<String, String> security(boolean html) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put(POLICY, html ? PAGE_POLICY : API_POLICY);
        if (https) headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        return headers;
    }

    private void add(RoutingContext context) {
        var id = RequestIds.of(context);
        MDC.put("requestId", id);
        context.response().putHeader(RequestIds.HEADER, id);
        context.addHeadersEndHandler(end -> complete(context, context.response().headers()));
        context.next();
    }

    private void complete(RoutingContext context, MultiMap headers) {
        var type = headers.get("Content-Type");
        var own = headers.get(POLICY);
        security(type != null && type.startsWith("text/html")).forEach(headers::set);
        if (own != null) headers.set(POLICY, own);
        var isPublic = context.response().getStatusCode() < 400
                && !context.normalizedPath().startsWith("/api/");
        if (!headers.contains("Cache-Control") && !isPublic) headers.set("Cache-Control", PRIVATE);
        // Caches must not mix answers for several sites, nor compressed ones with others.
        if (stop.isStopping() || RequestBodies.isUnread(context)) closeAfterwards(context, headers);
        headers.add("Vary", "Origin, Accept-Encoding");
    }

    private static void closeAfterwards(RoutingContext context, MultiMap headers) {
        var connection = (ConnectionBase) context.request().connection();
        headers.set("Connection", "close");
        context.addEndHandler(sent -> Lingering.close(connection.channel()));
    }
}
