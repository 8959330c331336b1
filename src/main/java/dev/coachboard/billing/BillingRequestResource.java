package dev.coachboard.billing;

import dev.coachboard.platform.tenancy.CurrentCaller;
import dev.coachboard.platform.tenancy.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

@Path(BillingRequestResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class BillingRequestResource {

    static final String PATH = "/api/v1/billing-requests";

    private final BillingRequestRepository requests;
    private final CurrentCaller caller;

    BillingRequestResource(BillingRequestRepository requests, CurrentCaller caller) {
        this.requests = requests;
        this.caller = caller;
    }

    static Response accepted(BillingRequestDetails request) {
        return Response.accepted(request)
                .header("Location", PATH + "/" + request.id())
                .build();
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public BillingRequestDetails readBillingRequest(@PathParam("id") UUID id) {
        var request = requests.require(id).details();
        caller.get().requireSees(request.clientId(), "billing request");
        return request;
    }
}
