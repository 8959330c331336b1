package dev.coachboard.privacy;

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
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path(ExportResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ExportResource {

    static final String PATH = "/api/v1/exports";

    private final ExportRepository exports;
    private final CurrentCaller caller;
    private final Clock clock;

    ExportResource(ExportRepository exports, CurrentCaller caller, Clock clock) {
        this.exports = exports;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public ExportDetails readExport(@PathParam("id") UUID id) {
        return readable(id).details();
    }

    @GET
    @Path("{id}/file")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    @Produces("application/zip")
    @APIResponse(
            responseCode = "200",
            description = "A ZIP of JSON files and PDFs",
            content =
                    @Content(
                            mediaType = "application/zip",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "409", description = "Not made yet")
    public Response readExportFile(@PathParam("id") UUID id) {
        readable(id).requireReady();
        return Response.ok(exports.file(id), "application/zip")
                .header("Content-Disposition", "attachment; filename=\"export-" + id + ".zip\"")
                .header("Cache-Control", "private, no-store")
                .build();
    }

    private Export readable(UUID id) {
        var export = exports.require(id);
        export.requireReadable(caller.get(), clock.instant());
        return export;
    }
}
