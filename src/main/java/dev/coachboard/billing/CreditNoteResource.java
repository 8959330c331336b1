package dev.coachboard.billing;

import dev.coachboard.platform.tenancy.CurrentCaller;
import dev.coachboard.platform.tenancy.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/v1/credit-notes/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class CreditNoteResource {

    private final CreditNoteRepository notes;
    private final InvoiceDocuments documents;
    private final InvoicePdfAnswers answers;
    private final CurrentCaller caller;

    CreditNoteResource(
            CreditNoteRepository notes, InvoiceDocuments documents, InvoicePdfAnswers answers, CurrentCaller caller) {
        this.notes = notes;
        this.documents = documents;
        this.answers = answers;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public CreditNoteDetails readCreditNote(@PathParam("id") UUID id) {
        var note = notes.details(id);
        caller.get().requireSees(note.clientId(), "credit note");
        return note;
    }

    @GET
    @Path("pdf")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    @Produces("application/pdf")
    @APIResponse(
            responseCode = "200",
            description = "The document, the same for ever",
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "202", description = "Being made; ask again after Retry-After")
    @APIResponse(responseCode = "304", description = "The one that the ETag in If-None-Match stands for")
    public Response readCreditNotePdf(@PathParam("id") UUID id, @HeaderParam("If-None-Match") String ifNoneMatch) {
        var paper = documents.ofCreditNote(id);
        caller.get().requireSees(paper.clientId(), "credit note");
        return answers.of(paper, ifNoneMatch);
    }
}
