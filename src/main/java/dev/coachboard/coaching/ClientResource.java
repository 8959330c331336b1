package dev.coachboard.coaching;

import dev.coachboard.platform.etag.IfMatch;
import dev.coachboard.platform.http.Created;
import dev.coachboard.platform.http.MergePatch;
import dev.coachboard.platform.idempotency.Idempotency;
import dev.coachboard.platform.paging.Page;
import dev.coachboard.platform.paging.PageRequest;
import dev.coachboard.platform.paging.Pages;
import dev.coachboard.platform.paging.Position;
import dev.coachboard.platform.tenancy.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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

@Path("/api/v1/clients")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ClientResource {

    private final ClientRepository clients;
    private final ClientService service;
    private final ArchivalService archival;
    private final Pages pages;
    private final Idempotency idempotency;

    ClientResource(
            ClientRepository clients,
            ClientService service,
            ArchivalService archival,
            Pages pages,
            Idempotency idempotency) {
        this.clients = clients;
        this.service = service;
        this.archival = archival;
        this.pages = pages;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE})
    public Page<ClientSummary> listClients(@Valid @BeanParam ClientFilter filter, @Valid @BeanParam PageRequest page) {
        return pages.read(
                page,
                Position.FIRST,
                client -> new Position(client.sortedBy(), client.id()),
                (after, limit) -> clients.list(filter, after, limit));
    }

    @POST
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE})
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = ClientDetails.class)))
    public Response addClient(@HeaderParam(Idempotency.HEADER) String key, @Valid @NotNull NewClient body) {
        return idempotency.onceIfKeyed(key, body, () -> {
            var client = service.add(body);
            return Created.at("/api/v1/clients", client.id(), client);
        });
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE})
    public ClientDetails readClient(@PathParam("id") UUID id) {
        return clients.details(id);
    }

    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
    @Path("{id}")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE})
    public ClientDetails editClient(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull ClientPatch body) {
        return service.edit(id, IfMatch.required(ifMatch), body);
    }

    @POST
    @Path("{id}/archival")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE})
    public void archiveClient(@PathParam("id") UUID id) {
        archival.archive(id);
    }
}
