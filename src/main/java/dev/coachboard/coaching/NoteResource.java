package dev.coachboard.coaching;

import dev.coachboard.platform.etag.IfMatch;
import dev.coachboard.platform.http.MergePatch;
import dev.coachboard.platform.tenancy.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

@Path("/api/v1/notes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class NoteResource {

    private final NoteRepository notes;
    private final NoteService service;
    private final Reach reach;

    NoteResource(NoteRepository notes, NoteService service, Reach reach) {
        this.notes = notes;
        this.service = service;
        this.reach = reach;
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public NoteDetails readNote(@PathParam("id") UUID id) {
        return reach.onlyClient().map(own -> notes.shared(id, own)).orElseGet(() -> notes.details(id));
    }

    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
    @Path("{id}")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE})
    public NoteDetails editNote(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull NotePatch body) {
        return service.edit(id, IfMatch.required(ifMatch), body);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE})
    public void deleteNote(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        service.delete(id, IfMatch.required(ifMatch));
    }
}
