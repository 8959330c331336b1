package dev.coachboard.privacy;

import dev.coachboard.platform.idempotency.Idempotency;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/v1/clients/{id}/erasure")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ErasureResource {

    private final ErasureService service;
    private final Idempotency idempotency;

    ErasureResource(ErasureService service, Idempotency idempotency) {
        this.service = service;
        this.idempotency = idempotency;
    }

    /** For good. Invoices stay, under a pseudonym; whatever else names the client goes. */
    @POST
    @RolesAllowed(Role.OWNER_ROLE)
    @APIResponse(responseCode = "204", description = "Erased")
    public Response eraseClient(
            @PathParam("id") UUID id, @HeaderParam(Idempotency.HEADER) String key, @Valid @NotNull ErasureWish body) {
        // Not the body: a digest of the name would stay with the key.
        return idempotency.once(key, "", () -> {
            service.erase(id, body);
            return Response.noContent().build();
        });
    }
}
