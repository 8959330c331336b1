package dev.coachboard.platform.security;

import dev.coachboard.platform.problem.Problem;
import dev.coachboard.platform.tenancy.Caller;
import dev.coachboard.platform.tenancy.CurrentCaller;
import dev.coachboard.platform.tenancy.Role;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;

/** Records refusals by their status and problem code, so that no operation has to, and what operators do. */
@Provider
public class RefusedRequests implements ContainerResponseFilter {

    private final SecurityEvents events;
    private final CurrentCaller callers;
    private final CurrentVertxRequest request;

    @Context
    ResourceInfo resource;

    RefusedRequests(SecurityEvents events, CurrentCaller callers, CurrentVertxRequest request) {
        this.events = events;
        this.callers = callers;
        this.request = request;
    }

    @Override
    public void filter(ContainerRequestContext asked, ContainerResponseContext answer) {
        CrossOriginRefusals.passed(request.getCurrent());
        var operation = resource == null ? null : resource.getResourceMethod();
        var name = operation == null ? "none" : operation.getName();
        var code = answer.getEntity() instanceof Problem problem ? problem.code() : "none";
        var caller = callers.find();
        if (code.equals("bad-signature")) events.record(SecurityEvent.WEBHOOK_SIGNATURE_REFUSED, "operation", name);
        else if (code.equals("bad-token")) events.record(SecurityEvent.MAILED_TOKEN_REFUSED, "operation", name);
        else if (answer.getStatus() == 403 && caller.isPresent())
            events.record(SecurityEvent.ACCESS_DENIED, "operation", name, "code", code);
        else if (answer.getStatus() == 404 && caller.isPresent() && namesAnId(asked))
            events.record(SecurityEvent.UNKNOWN_ID_ASKED, "operation", name);
        else if (caller.filter(Caller::operator).isPresent() && isForOperators(operation))
            events.record(SecurityEvent.OPERATOR_ACCESS, "operation", name, "status", answer.getStatus());
    }

    private static boolean namesAnId(ContainerRequestContext request) {
        return !request.getUriInfo().getPathParameters().isEmpty();
    }

    private static boolean isForOperators(Method operation) {
        var allowed = operation == null ? null : operation.getAnnotation(RolesAllowed.class);
        return allowed != null && Arrays.asList(allowed.value()).contains(Role.OPERATOR_ROLE);
    }
}
