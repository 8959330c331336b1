package dev.coachboard.identity;

import dev.coachboard.platform.paging.Page;
import dev.coachboard.platform.paging.PageRequest;
import dev.coachboard.platform.paging.Pages;
import dev.coachboard.platform.paging.Position;
import dev.coachboard.platform.tenancy.CurrentCaller;
import dev.coachboard.platform.tenancy.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;

@Path("/api/v1/devices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class DeviceResource {

    private final DeviceRepository devices;
    private final DeviceService service;
    private final CurrentCaller caller;
    private final Pages pages;
    private final Clock clock;

    DeviceResource(DeviceRepository devices, DeviceService service, CurrentCaller caller, Pages pages, Clock clock) {
        this.devices = devices;
        this.service = service;
        this.caller = caller;
        this.pages = pages;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public Page<SignedInDevice> listDevices(@Valid @BeanParam PageRequest page) {
        var who = caller.get();
        return pages.read(
                page,
                Position.NEWEST,
                device -> Position.at(device.signedInAt(), device.id()),
                (after, limit) -> devices.findOf(who, clock.instant(), after, limit));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public void revokeDevice(@PathParam("id") UUID id) {
        service.revoke(id);
    }
}
