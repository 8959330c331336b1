package dev.coachboard.identity;

import dev.coachboard.platform.idempotency.Idempotency;
import dev.coachboard.platform.tenancy.CurrentCaller;
import dev.coachboard.platform.tenancy.Role;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

@Path("/api/v1/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class InvitationResource {

    private final InvitationService invitations;
    private final InvitationAcceptance acceptances;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    InvitationResource(
            InvitationService invitations,
            InvitationAcceptance acceptances,
            Idempotency idempotency,
            CurrentCaller caller) {
        this.invitations = invitations;
        this.acceptances = acceptances;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE})
    @APIResponse(
            responseCode = "201",
            description = "The mail is on its way",
            content = @Content(schema = @Schema(implementation = InvitationDetails.class)))
    public Response invite(@HeaderParam(Idempotency.HEADER) String key, @Valid @NotNull NewInvitation wanted) {
        return idempotency.once(
                key,
                wanted,
                () -> Response.status(201)
                        .entity(invitations.invite(caller.get(), wanted))
                        .build());
    }

    @POST
    @Path("/acceptance")
    @PermitAll
    @APIResponse(
            responseCode = "201",
            description = "A member now; sign in next",
            content = @Content(schema = @Schema(implementation = Member.class)))
    public Response acceptInvitation(@Valid @NotNull Acceptance acceptance) {
        return Response.status(201).entity(acceptances.take(acceptance)).build();
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.OWNER_ROLE)
    public void withdrawInvitation(@PathParam("id") UUID id) {
        invitations.withdraw(id);
    }

    /** With a new link, good for seven days; the links before it are good no longer. */
    @POST
    @Path("/{id}/resending")
    @RolesAllowed(Role.OWNER_ROLE)
    @APIResponse(
            responseCode = "200",
            description = "The mail is on its way",
            content = @Content(schema = @Schema(implementation = InvitationDetails.class)))
    public Response resendInvitation(@PathParam("id") UUID id, @HeaderParam(Idempotency.HEADER) String key) {
        return idempotency.once(
                key, "", () -> Response.ok(invitations.resend(caller.get(), id)).build());
    }
}
