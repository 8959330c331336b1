package dev.coachboard.booking;

import dev.coachboard.platform.etag.IfMatch;
import dev.coachboard.platform.tenancy.CurrentCaller;
import dev.coachboard.platform.tenancy.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;

@Path("/api/v1/coaches/{id}/availability")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class AvailabilityResource {

    private final AvailabilityRepository availabilities;
    private final AvailabilityService service;
    private final CurrentCaller caller;

    AvailabilityResource(AvailabilityRepository availabilities, AvailabilityService service, CurrentCaller caller) {
        this.availabilities = availabilities;
        this.service = service;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE})
    public AvailabilityDetails readAvailability(@PathParam("id") UUID coachId) {
        return availabilities.require(coachId).details();
    }

    @PUT
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE})
    public AvailabilityDetails setAvailability(
            @PathParam("id") UUID coachId,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull NewAvailability body) {
        var match = Optional.ofNullable(ifMatch).map(IfMatch::required);
        return service.set(coachId, body, match, caller.get());
    }
}
