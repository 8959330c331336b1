package dev.coachboard.platform.http;

import dev.coachboard.platform.problem.Forbidden;
import dev.coachboard.platform.problem.ProblemRoutes;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/**
 * Lets pages of the listed origins call the API; our own public origin always belongs to them. The framework's filter knows
 * no public origin, refuses reads too, and answers without a problem.
 */
@ApplicationScoped
class CrossOrigin {

    private static final String METHODS = "GET,POST,PUT,PATCH,DELETE";
    private static final String REQUEST_HEADERS =
            "authorization,content-type,idempotency-key,if-match,if-none-match,request-id";
    private static final String ANSWER_HEADERS =
            "etag,location,link,retry-after,ratelimit,ratelimit-policy,request-id,idempotency-replayed";
    private static final String MAX_AGE = "600"; // because browsers keep it for ten minutes to two hours at most

    private final Set<String> origins = new HashSet<>();
    private final ClientAddresses addresses;
    private final ProblemRoutes problems;

    CrossOrigin(HttpConfig config, ClientAddresses addresses, ProblemRoutes problems) {
        this.addresses = addresses;
        this.problems = problems;
        config.corsOrigins().ifPresent(origins::addAll);
        origins.add(origin(config.publicUrl()));
    }

    /** Scheme, host and port of an address, as browsers write them. */
    static String origin(String address) {
        var uri = URI.create(address);
        var standard = uri.getPort() == -1
                || uri.getPort() == 443 && "https".equals(uri.getScheme())
                || uri.getPort() == 80 && "http".equals(uri.getScheme());
        return uri.getScheme() + "://" + uri.getHost() + (standard ? "" : ":" + uri.getPort());
    }

    void register(@Observes Router router) {
        router.route().order(RouteOrder.ORIGIN).handler(this::check);
    }

    private void check(RoutingContext context) {
        var request = context.request();
        var origin = request.getHeader("Origin");
        if (origin == null) {
            context.next();
        } else if (origins.contains(origin) || isOurs(request, origin)) {
            allow(context, origin);
        } else if (isRead(request.method())) {
            // Without headers of ours the page's browser keeps the answer from it.
            context.next();
        } else {
            problems.answer(context, new Forbidden("origin-not-allowed", "Pages of this site may not call the API"));
        }
    }

    private static void allow(RoutingContext context, String origin) {
        var headers = context.response().headers();
        headers.set("Access-Control-Allow-Origin", origin);
        headers.set("Access-Control-Allow-Credentials", "true");
        var request = context.request();
        if (request.method() == HttpMethod.OPTIONS && request.getHeader("Access-Control-Request-Method") != null) {
            headers.set("Access-Control-Allow-Methods", METHODS);
            headers.set("Access-Control-Allow-Headers", REQUEST_HEADERS);
            headers.set("Access-Control-Max-Age", MAX_AGE);
            context.response().setStatusCode(204).end();
            return;
        }
        headers.set("Access-Control-Expose-Headers", ANSWER_HEADERS);
        context.next();
    }

    private static boolean isRead(HttpMethod method) {
        return method == HttpMethod.GET || method == HttpMethod.HEAD;
    }

    /** A page that this very host served, whatever name it was called by, as in dev mode on another port. */
    private boolean isOurs(HttpServerRequest request, String origin) {
        var scheme = request.isSSL() ? "https" : addresses.forwardedScheme(request);
        return origin.equals(scheme + "://" + request.getHeader("Host"));
    }
}
