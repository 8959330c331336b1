package dev.coachboard.billing;

import dev.coachboard.platform.problem.Conflict;
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

/** An invoice as the document that was sent. */
@Path("/api/v1/invoices/{id}/pdf")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class InvoicePdfResource {

    private final InvoiceDocuments documents;
    private final InvoicePdfAnswers answers;
    private final InvoiceReach reach;

    InvoicePdfResource(InvoiceDocuments documents, InvoicePdfAnswers answers, InvoiceReach reach) {
        this.documents = documents;
        this.answers = answers;
        this.reach = reach;
    }

    @GET
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
    @APIResponse(responseCode = "409", description = "A draft, which has no document yet")
    public Response readInvoicePdf(@PathParam("id") UUID id, @HeaderParam("If-None-Match") String ifNoneMatch) {
        var paper = documents.ofInvoice(id);
        reach.requireReadable(paper.clientId(), paper.number());
        if (paper.number() == null)
            throw new Conflict("invoice-not-final", "A draft has no document; finalise it first");
        return answers.of(paper, ifNoneMatch);
    }
}
