package dev.coachboard.coaching;

import dev.coachboard.platform.tenancy.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

@Path("/api/v1/enrolments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class EnrolmentResource {

    private final EnrolmentRepository enrolments;
    private final Reach reach;

    EnrolmentResource(EnrolmentRepository enrolments, Reach reach) {
        this.enrolments = enrolments;
        this.reach = reach;
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public EnrolmentDetails readEnrolment(@PathParam("id") UUID id) {
        var enrolment = enrolments.details(id);
        reach.requireReadable(enrolment.clientId(), "enrolment");
        return enrolment;
    }
}
