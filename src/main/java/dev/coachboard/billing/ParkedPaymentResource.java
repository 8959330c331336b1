package dev.coachboard.billing;

import dev.coachboard.platform.paging.Page;
import dev.coachboard.platform.paging.PageRequest;
import dev.coachboard.platform.paging.Pages;
import dev.coachboard.platform.paging.Position;
import dev.coachboard.platform.tenancy.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

@Path("/api/v1/parked-payments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ParkedPaymentResource {

    private final ParkedPaymentRepository payments;
    private final ParkedPayments service;
    private final Pages pages;

    ParkedPaymentResource(ParkedPaymentRepository payments, ParkedPayments service, Pages pages) {
        this.payments = payments;
        this.service = service;
        this.pages = pages;
    }

    /** Money that Stripe took and that fits no invoice here; each entry says why. */
    @GET
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE})
    public Page<ParkedPaymentSummary> listParkedPayments(@Valid @BeanParam PageRequest page) {
        return pages.read(
                page, Position.NEWEST, payment -> Position.at(payment.parkedAt(), payment.id()), payments::list);
    }

    /** It was refunded or settled in Stripe's dashboard, and leaves the list. */
    @POST
    @Path("{id}/settlement")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE})
    public void settleParkedPayment(@PathParam("id") UUID id) {
        service.settle(id);
    }
}
