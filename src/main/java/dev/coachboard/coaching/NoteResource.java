package dev.coachboard.coaching;

import dev.coachboard.platform.etag.IfMatch;
import dev.coachboard.platform.paging.Page;
import dev.coachboard.platform.paging.PageRequest;
import dev.coachboard.platform.paging.Pages;
import dev.coachboard.platform.paging.Position;
import dev.coachboard.platform.tenancy.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/v1")
class NoteResource {

    private final NoteRepository notes;
    private final NoteService service;
    private final Reach reach;
    private final Pages pages;

    NoteResource(NoteRepository notes, NoteService service, Reach reach, Pages pages) {
        this.notes = notes;
        this.service = service;
        this.reach = reach;
        this.pages = pages;
    }

    @GET
    @Path("sessions/{id}/notes")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public Page<NoteDetails> listNotes(@PathParam("id") UUID sessionId, @Valid @BeanParam PageRequest page) {
        var read = pages.read(
                page,
                Position.NEWEST,
                (NoteDetails note) -> Position.at(note.createdAt(), note.id()),
                (after, limit) -> list(sessionId, after, limit));
        // Only an empty list can be that of a session that does not exist.
        if (read.items().isEmpty()) reach.requireSession(sessionId);
        return read;
    }

    private List<NoteDetails> list(UUID sessionId, Position after, int limit) {
        return reach.onlyClient()
                .map(own -> notes.listShared(sessionId, own, after, limit))
                .orElseGet(() -> notes.list(sessionId, after, limit));
    }

    @POST
    @Path("sessions/{id}/notes")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE})
    @APIResponse(
            responseCode = "201",
            description = "Written",
            content = @Content(schema = @Schema(implementation = NoteDetails.class)))
    public Response writeNote(@PathParam("id") UUID sessionId, @Valid @NotNull NewNote body) {
        var note = service.write(sessionId, body);
        return Created.at("/api/v1/notes", note.id(), note);
    }

    @GET
    @Path("notes/{id}")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public NoteDetails readNote(@PathParam("id") UUID id) {
        return reach.onlyClient().map(own -> notes.shared(id, own)).orElseGet(() -> notes.details(id));
    }

    @PATCH
    @Path("notes/{id}")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE})
    public NoteDetails editNote(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull NotePatch body) {
        return service.edit(id, IfMatch.required(ifMatch), body);
    }

    @DELETE
    @Path("notes/{id}")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE})
    public void deleteNote(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        service.delete(id, IfMatch.required(ifMatch));
    }
}
