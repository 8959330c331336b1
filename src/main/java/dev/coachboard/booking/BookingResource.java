package dev.coachboard.booking;

import dev.coachboard.platform.etag.IfMatch;
import dev.coachboard.platform.http.Created;
import dev.coachboard.platform.http.MergePatch;
import dev.coachboard.platform.idempotency.Idempotency;
import dev.coachboard.platform.paging.Page;
import dev.coachboard.platform.paging.PageRequest;
import dev.coachboard.platform.tenancy.CurrentCaller;
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

@Path("/api/v1/bookings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class BookingResource {

    private final VisibleBookings visible;
    private final BookingService service;
    private final OutcomeService outcomes;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    BookingResource(
            VisibleBookings visible,
            BookingService service,
            OutcomeService outcomes,
            Idempotency idempotency,
            CurrentCaller caller) {
        this.visible = visible;
        this.service = service;
        this.outcomes = outcomes;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public Page<BookingSummary> listBookings(
            @Valid @BeanParam BookingFilter filter, @Valid @BeanParam PageRequest page) {
        return visible.list(filter, page, caller.get());
    }

    @POST
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    @APIResponse(
            responseCode = "201",
            description = "Held or confirmed",
            content = @Content(schema = @Schema(implementation = BookingDetails.class)))
    public Response bookSlot(@HeaderParam(Idempotency.HEADER) String key, @Valid @NotNull NewBooking body) {
        return idempotency.once(key, body, () -> {
            var booking = service.book(body, caller.get());
            return Created.at("/api/v1/bookings", booking.id(), booking);
        });
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public BookingDetails readBooking(@PathParam("id") UUID id) {
        return visible.require(id, caller.get());
    }

    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
    @Path("{id}")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public BookingDetails rescheduleBooking(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull NewStart body) {
        return service.move(id, IfMatch.required(ifMatch), body, caller.get());
    }

    @POST
    @Path("{id}/confirmation")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public BookingDetails confirmBooking(@PathParam("id") UUID id) {
        return outcomes.confirm(id, caller.get());
    }

    @POST
    @Path("{id}/cancellation")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public BookingDetails cancelBooking(@PathParam("id") UUID id) {
        return outcomes.cancel(id, caller.get());
    }

    @POST
    @Path("{id}/completion")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE})
    public BookingDetails completeBooking(@PathParam("id") UUID id) {
        return outcomes.end(id, true, caller.get());
    }

    @POST
    @Path("{id}/no-show")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE})
    public BookingDetails recordNoShow(@PathParam("id") UUID id) {
        return outcomes.end(id, false, caller.get());
    }
}
