package dev.coachboard.booking;

import dev.coachboard.platform.flags.FeatureFlags;
import dev.coachboard.platform.http.HttpConfig;
import dev.coachboard.platform.tenancy.CurrentCaller;
import dev.coachboard.platform.tenancy.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Gives the caller's bookings an address that calendar apps can subscribe to, and takes it away. */
@Path("/api/v1/me/calendar-feed")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class CalendarFeedResource {

    private final CalendarFeedService service;
    private final FeatureFlags flags;
    private final CurrentCaller caller;
    private final String publicUrl;

    CalendarFeedResource(CalendarFeedService service, FeatureFlags flags, CurrentCaller caller, HttpConfig config) {
        this.service = service;
        this.flags = flags;
        this.caller = caller;
        this.publicUrl = config.publicUrl();
    }

    /** Whoever has the address can read the calendar. */
    @Schema(name = "CalendarAddress")
    public record Address(String url) {}

    @POST
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    @APIResponse(
            responseCode = "201",
            description = "The only time the address is shown; an older one stops working",
            content = @Content(schema = @Schema(implementation = Address.class)))
    public Response openCalendarFeed() {
        flags.require("calendar-feed");
        var token = service.open(caller.get()).text();
        return Response.status(201)
                .entity(new Address(publicUrl + "/api/v1/calendar/" + token + ".ics"))
                .build();
    }

    @DELETE
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public void closeCalendarFeed() {
        service.close(caller.get());
    }
}
