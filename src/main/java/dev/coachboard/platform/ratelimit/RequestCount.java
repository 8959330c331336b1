package dev.coachboard.platform.ratelimit;

import dev.coachboard.platform.http.ClientAddresses;
import dev.coachboard.platform.http.RouteOrder;
import dev.coachboard.platform.problem.ProblemRoutes;
import dev.coachboard.platform.problem.Refusal;
import dev.coachboard.platform.tenancy.Caller;
import dev.coachboard.platform.tenancy.CurrentCaller;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Counts every request once: for its caller, or for its address without one. A request without a token is counted and
 * refused by the event loop; one with a token as soon as it is known whose it is, or that it is no good.
 */
@ApplicationScoped
public class RequestCount {

    private static final String COUNTED = RequestCount.class.getName();
    private static final String WEBHOOKS = "/api/v1/webhooks/";
    private static final String FILES = "/assets/";
    private static final String BEARER = "Bearer ";

    private final RateLimits limits;
    private final ClientAddresses addresses;
    private final ProblemRoutes problems;

    RequestCount(RateLimits limits, ClientAddresses addresses, ProblemRoutes problems) {
        this.limits = limits;
        this.addresses = addresses;
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.route().order(RouteOrder.COUNT).handler(this::countAnonymous);
        router.route().order(Integer.MAX_VALUE - 1).handler(this::count);
    }

    private void countAnonymous(RoutingContext context) {
        var header = context.request().getHeader("Authorization");
        var hasToken = header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
        if (hasToken || context.normalizedPath().startsWith(FILES)) context.next();
        else count(context);
    }

    private void count(RoutingContext context) {
        try {
            once(context);
        } catch (Refusal tooMany) {
            problems.answer(context, tooMany);
            return;
        }
        context.next();
    }

    /** @throws Refusal 429 when the caller or the address has used up its tokens */
    void once(RoutingContext context) {
        if (context.get(COUNTED) != null) return;
        context.put(COUNTED, true);
        var caller = CurrentCaller.of(context).map(Caller::userId);
        if (caller.isPresent()) limits.spend(context, Limit.CALLER, caller.get().toString());
        else limits.spend(context, ofAddress(context), addresses.of(context.request()));
    }

    private static Limit ofAddress(RoutingContext context) {
        return context.normalizedPath().startsWith(WEBHOOKS) ? Limit.WEBHOOK_ADDRESS : Limit.PUBLIC_ADDRESS;
    }
}
