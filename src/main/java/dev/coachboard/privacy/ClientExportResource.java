package dev.coachboard.privacy;

import dev.coachboard.platform.idempotency.Idempotency;
import dev.coachboard.platform.tenancy.CurrentCaller;
import dev.coachboard.platform.tenancy.Role;
import jakarta.annotation.security.RolesAllowed;
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

@Path("/api/v1/clients/{id}/export")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ClientExportResource {

    private final ExportService service;
    private final CurrentCaller caller;
    private final Idempotency idempotency;

    ClientExportResource(ExportService service, CurrentCaller caller, Idempotency idempotency) {
        this.service = service;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    /** Everything that is kept about a client; clients ask for their own. */
    @POST
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    @APIResponse(
            responseCode = "202",
            description = "It is being made; Location says when it is ready, and a mail does",
            content = @Content(schema = @Schema(implementation = ExportDetails.class)))
    public Response exportClient(@PathParam("id") UUID id, @HeaderParam(Idempotency.HEADER) String key) {
        return idempotency.once(key, "", () -> {
            var export = service.request(id, caller.get());
            return Response.accepted(export)
                    .header("Location", ExportResource.PATH + "/" + export.id())
                    .build();
        });
    }
}
