package dev.coachboard.booking;

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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

@Path("/api/v1/coaches/{id}/slots")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class SlotResource {

    /** The last id of all: a start stands for itself, and the next page begins after it. */
    private static final UUID LAST = new UUID(-1, -1);

    private final Slots slots;
    private final Pages pages;

    SlotResource(Slots slots, Pages pages) {
        this.slots = slots;
        this.pages = pages;
    }

    @GET
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public Page<Slot> listSlots(
            @PathParam("id") UUID coachId, @Valid @BeanParam SlotFilter filter, @Valid @BeanParam PageRequest page) {
        filter.requireSane();
        return pages.read(
                page,
                Position.OLDEST,
                slot -> Position.at(slot.startsAt(), LAST),
                (after, limit) -> slots.list(coachId, filter, after.instant(), limit));
    }
}
