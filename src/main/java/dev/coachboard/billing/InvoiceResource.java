package dev.coachboard.billing;

import dev.coachboard.platform.http.Created;
import dev.coachboard.platform.idempotency.Idempotency;
import dev.coachboard.platform.paging.Page;
import dev.coachboard.platform.paging.PageRequest;
import dev.coachboard.platform.paging.Pages;
import dev.coachboard.platform.paging.Position;
import dev.coachboard.platform.problem.NotFound;
import dev.coachboard.platform.tenancy.CurrentCaller;
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

@Path("/api/v1/invoices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class InvoiceResource {

    private final InvoiceRepository invoices;
    private final InvoiceService service;
    private final CurrentCaller caller;
    private final Idempotency idempotency;
    private final Pages pages;

    InvoiceResource(
            InvoiceRepository invoices,
            InvoiceService service,
            CurrentCaller caller,
            Idempotency idempotency,
            Pages pages) {
        this.invoices = invoices;
        this.service = service;
        this.caller = caller;
        this.idempotency = idempotency;
        this.pages = pages;
    }

    @GET
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public Page<InvoiceSummary> listInvoices(
            @Valid @BeanParam InvoiceFilter filter, @Valid @BeanParam PageRequest page) {
        var who = caller.get();
        filter.clientId = who.narrow(filter.clientId);
        return pages.read(
                page,
                Position.NEWEST,
                invoice -> Position.at(invoice.createdAt(), invoice.id()),
                (after, limit) -> invoices.list(filter, !who.isClient(), after, limit));
    }

    @POST
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE})
    @APIResponse(
            responseCode = "201",
            description = "Drafted",
            content = @Content(schema = @Schema(implementation = InvoiceDetails.class)))
    public Response draftInvoice(@HeaderParam(Idempotency.HEADER) String key, @Valid @NotNull NewInvoice body) {
        return idempotency.once(key, body, () -> {
            var invoice = service.draft(body);
            return Created.at("/api/v1/invoices", invoice.id(), invoice);
        });
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public InvoiceDetails readInvoice(@PathParam("id") UUID id) {
        var invoice = invoices.details(id);
        var who = caller.get();
        who.requireSees(invoice.clientId(), "invoice");
        if (who.isClient() && invoice.status() == InvoiceStatus.DRAFT) throw new NotFound("invoice");
        return invoice;
    }

    /** Gives the draft its number, after which it is owed. */
    @POST
    @Path("{id}/finalization")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE})
    @APIResponse(
            responseCode = "200",
            description = "Open",
            content = @Content(schema = @Schema(implementation = InvoiceDetails.class)))
    public Response finalizeInvoice(@PathParam("id") UUID id, @HeaderParam(Idempotency.HEADER) String key) {
        return idempotency.once(key, "", () -> Response.ok(service.open(id)).build());
    }

    /** The money came in by hand: a transfer, cash. */
    @POST
    @Path("{id}/payment")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE})
    @APIResponse(
            responseCode = "200",
            description = "Paid",
            content = @Content(schema = @Schema(implementation = InvoiceDetails.class)))
    public Response recordPayment(@PathParam("id") UUID id, @HeaderParam(Idempotency.HEADER) String key) {
        return idempotency.once(key, "", () -> Response.ok(service.pay(id)).build());
    }

    @POST
    @Path("{id}/void")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE})
    @APIResponse(
            responseCode = "200",
            description = "Void; its number stays taken",
            content = @Content(schema = @Schema(implementation = InvoiceDetails.class)))
    public Response voidInvoice(@PathParam("id") UUID id, @HeaderParam(Idempotency.HEADER) String key) {
        return idempotency.once(key, "", () -> Response.ok(service.annul(id)).build());
    }

    /** Nobody expects the money any more; should it come in, the payment can still be recorded. */
    @POST
    @Path("{id}/uncollectible")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE})
    @APIResponse(
            responseCode = "200",
            description = "Given up",
            content = @Content(schema = @Schema(implementation = InvoiceDetails.class)))
    public Response giveInvoiceUp(@PathParam("id") UUID id, @HeaderParam(Idempotency.HEADER) String key) {
        return idempotency.once(key, "", () -> Response.ok(service.giveUp(id)).build());
    }
}
