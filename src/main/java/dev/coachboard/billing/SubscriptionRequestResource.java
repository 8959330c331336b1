package dev.coachboard.billing;

import dev.coachboard.platform.idempotency.Idempotency;
import dev.coachboard.platform.tenancy.CurrentCaller;
import dev.coachboard.platform.tenancy.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Wishes about subscriptions. Each is answered before Stripe answers: Location tells what Stripe said. */
@Path("/api/v1/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class SubscriptionRequestResource {

    private static final String ASKED = "Stripe will be asked; Location is the request, which says when it was";

    private final SubscriptionService service;
    private final CurrentCaller caller;
    private final Idempotency idempotency;

    SubscriptionRequestResource(SubscriptionService service, CurrentCaller caller, Idempotency idempotency) {
        this.service = service;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    @POST
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    @APIResponse(
            responseCode = "202",
            description = ASKED,
            content = @Content(schema = @Schema(implementation = BillingRequestDetails.class)))
    public Response subscribe(@HeaderParam(Idempotency.HEADER) String key, @Valid @NotNull NewSubscription body) {
        return once(key, body, () -> service.subscribe(body, caller.get()));
    }

    /** The new price counts from the next invoice on. */
    @POST
    @Path("{id}/plan-change")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    @APIResponse(
            responseCode = "202",
            description = ASKED,
            content = @Content(schema = @Schema(implementation = BillingRequestDetails.class)))
    public Response changePlan(
            @PathParam("id") UUID id, @HeaderParam(Idempotency.HEADER) String key, @Valid @NotNull PlanChoice body) {
        return once(key, body, () -> service.changePlan(id, body, caller.get()));
    }

    /** Nothing is charged while it is paused, and it entitles to nothing. */
    @POST
    @Path("{id}/pause")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE})
    @APIResponse(
            responseCode = "202",
            description = ASKED,
            content = @Content(schema = @Schema(implementation = BillingRequestDetails.class)))
    public Response pauseSubscription(@PathParam("id") UUID id, @HeaderParam(Idempotency.HEADER) String key) {
        return once(key, "", () -> service.request(id, BillingRequestKind.PAUSE, caller.get()));
    }

    @POST
    @Path("{id}/resumption")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE})
    @APIResponse(
            responseCode = "202",
            description = ASKED,
            content = @Content(schema = @Schema(implementation = BillingRequestDetails.class)))
    public Response resumeSubscription(@PathParam("id") UUID id, @HeaderParam(Idempotency.HEADER) String key) {
        return once(key, "", () -> service.request(id, BillingRequestKind.RESUME, caller.get()));
    }

    @POST
    @Path("{id}/cancellation")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    @APIResponse(
            responseCode = "202",
            description = ASKED,
            content = @Content(schema = @Schema(implementation = BillingRequestDetails.class)))
    public Response cancelSubscription(
            @PathParam("id") UUID id,
            @HeaderParam(Idempotency.HEADER) String key,
            @Valid @NotNull CancellationWish body) {
        return once(key, body, () -> service.request(id, body.kind(), caller.get()));
    }

    private Response once(String key, Object body, Supplier<BillingRequestDetails> wish) {
        return idempotency.once(key, body, () -> BillingRequestResource.accepted(wish.get()));
    }
}
