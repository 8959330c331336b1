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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/v1/invoices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ChargeResource {

    private final ChargeService service;
    private final CurrentCaller caller;
    private final Idempotency idempotency;

    ChargeResource(ChargeService service, CurrentCaller caller, Idempotency idempotency) {
        this.service = service;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    /** Has it paid by card. Whether it was is told by the request, and by the invoice once it is paid. */
    @POST
    @Path("{id}/charge")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    @APIResponse(
            responseCode = "202",
            description = "Stripe will be asked; Location is the request, which says when it was",
            content = @Content(schema = @Schema(implementation = BillingRequestDetails.class)))
    public Response chargeInvoice(
            @PathParam("id") UUID id, @HeaderParam(Idempotency.HEADER) String key, @Valid @NotNull PaymentMethod body) {
        return idempotency.once(
                key, body, () -> BillingRequestResource.accepted(service.charge(id, body, caller.get())));
    }
}
