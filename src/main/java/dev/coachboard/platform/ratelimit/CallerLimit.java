package dev.coachboard.platform.ratelimit;

import dev.coachboard.platform.http.ClientAddresses;
import dev.coachboard.platform.tenancy.Caller;
import dev.coachboard.platform.tenancy.CurrentCaller;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Every request counts: for its caller, or for its address where nobody signed in. */
@Provider
public class CallerLimit implements ContainerRequestFilter {

    private static final String WEBHOOKS = "/api/v1/webhooks/";

    private final RateLimits limits;
    private final CurrentCaller caller;
    private final ClientAddresses addresses;

    CallerLimit(RateLimits limits, CurrentCaller caller, ClientAddresses addresses) {
        this.limits = limits;
        this.caller = caller;
        this.addresses = addresses;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        caller.find()
                .map(Caller::userId)
                .ifPresentOrElse(
                        user -> limits.spend(Limit.CALLER, user.toString()),
                        () -> limits.spend(ofAddress(request), addresses.current()));
    }

    private static Limit ofAddress(ContainerRequestContext request) {
        return request.getUriInfo().getPath().startsWith(WEBHOOKS) ? Limit.WEBHOOK_ADDRESS : Limit.PUBLIC_ADDRESS;
    }
}
