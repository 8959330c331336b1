package dev.coachboard.coaching;

import dev.coachboard.platform.http.Created;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The notes about a session: all of them for coaches, the shared ones for its client. */
@Path("/api/v1/sessions/{id}/notes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class SessionNoteResource {

    private final NoteRepository notes;
    private final NoteService service;
    private final Reach reach;
    private final Pages pages;
    private final Idempotency idempotency;

    SessionNoteResource(NoteRepository notes, NoteService service, Reach reach, Pages pages, Idempotency idempotency) {
        this.notes = notes;
        this.service = service;
        this.reach = reach;
        this.pages = pages;
        this.idempotency = idempotency;
    }

    @GET
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

    /** The route under which answers to a new note are kept. */
    static String creation(UUID sessionId) {
        return "POST /api/v1/sessions/" + sessionId + "/notes";
    }

    private List<NoteDetails> list(UUID sessionId, Position after, int limit) {
        return reach.onlyClient()
                .map(own -> notes.listShared(sessionId, own, after, limit))
                .orElseGet(() -> notes.list(sessionId, after, limit));
    }

    @POST
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE})
    @APIResponse(
            responseCode = "201",
            description = "Written",
            content = @Content(schema = @Schema(implementation = NoteDetails.class)))
    public Response writeNote(
            @PathParam("id") UUID sessionId,
            @HeaderParam(Idempotency.HEADER) String key,
            @Valid @NotNull NewNote body) {
        return idempotency.onceIfKeyed(key, body, () -> {
            var note = service.write(sessionId, body);
            return Created.at("/api/v1/notes", note.id(), note);
        });
    }
}
