package dev.coachboard.coaching;

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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

@Path("/api/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class SessionResource {

    private final SessionRepository sessions;
    private final Reach reach;
    private final CurrentCaller caller;
    private final Pages pages;

    SessionResource(SessionRepository sessions, Reach reach, CurrentCaller caller, Pages pages) {
        this.sessions = sessions;
        this.reach = reach;
        this.caller = caller;
        this.pages = pages;
    }

    @GET
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public Page<SessionSummary> listSessions(
            @Valid @BeanParam SessionFilter filter, @Valid @BeanParam PageRequest page) {
        filter.clientId = caller.get().narrow(filter.clientId);
        return pages.read(
                page,
                Position.NEWEST,
                session -> Position.at(session.startsAt(), session.id()),
                (after, limit) -> sessions.list(filter, after, limit));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public SessionDetails readSession(@PathParam("id") UUID id) {
        return reach.requireSession(id);
    }
}
