package dev.coachboard.billing;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What was taken off an invoice. */
@Path("/api/v1/invoices/{id}/credit-notes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class InvoiceCreditNoteResource {

    private final CreditNoteRepository notes;
    private final CreditNoteService service;
    private final InvoiceReach reach;
    private final Idempotency idempotency;
    private final Pages pages;

    InvoiceCreditNoteResource(
            CreditNoteRepository notes,
            CreditNoteService service,
            InvoiceReach reach,
            Idempotency idempotency,
            Pages pages) {
        this.notes = notes;
        this.service = service;
        this.reach = reach;
        this.idempotency = idempotency;
        this.pages = pages;
    }

    @GET
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public Page<CreditNoteSummary> listCreditNotes(
            @PathParam("id") UUID invoiceId, @Valid @BeanParam PageRequest page) {
        reach.requireReadable(invoiceId);
        return pages.read(
                page,
                Position.NEWEST,
                note -> Position.at(note.writtenAt(), note.id()),
                (after, limit) -> notes.list(invoiceId, after, limit));
    }

    @POST
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE})
    @APIResponse(
            responseCode = "201",
            description = "Credited: less is due, or less was taken in",
            content = @Content(schema = @Schema(implementation = CreditNoteDetails.class)))
    public Response writeCreditNote(
            @PathParam("id") UUID invoiceId,
            @HeaderParam(Idempotency.HEADER) String key,
            @Valid @NotNull NewCreditNote body) {
        return idempotency.once(key, body, () -> {
            var note = service.write(invoiceId, body);
            return Created.at("/api/v1/credit-notes", note.id(), note);
        });
    }
}
