package dev.coachboard.coaching;

import dev.coachboard.platform.http.Created;
import dev.coachboard.platform.idempotency.Idempotency;
import dev.coachboard.platform.paging.Page;
import dev.coachboard.platform.paging.PageRequest;
import dev.coachboard.platform.paging.Pages;
import dev.coachboard.platform.paging.Position;
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

/** What a client is enrolled in. */
@Path("/api/v1/clients/{id}/enrolments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ClientEnrolmentResource {

    private final EnrolmentRepository enrolments;
    private final EnrolmentService service;
    private final Reach reach;
    private final Idempotency idempotency;
    private final Pages pages;

    ClientEnrolmentResource(
            EnrolmentRepository enrolments,
            EnrolmentService service,
            Reach reach,
            Idempotency idempotency,
            Pages pages) {
        this.enrolments = enrolments;
        this.service = service;
        this.reach = reach;
        this.idempotency = idempotency;
        this.pages = pages;
    }

    @GET
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public Page<EnrolmentSummary> listEnrolments(@PathParam("id") UUID clientId, @Valid @BeanParam PageRequest page) {
        reach.requireReadable(clientId, "client");
        var read = pages.read(
                page,
                Position.NEWEST,
                (EnrolmentSummary enrolment) -> Position.at(enrolment.enrolledAt(), enrolment.id()),
                (after, limit) -> enrolments.list(clientId, after, limit));
        // Only an empty list can be that of a client who does not exist.
        if (read.items().isEmpty()) reach.requireClient(clientId);
        return read;
    }

    @POST
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE})
    @APIResponse(
            responseCode = "201",
            description = "Enrolled, with the program's session credits",
            content = @Content(schema = @Schema(implementation = EnrolmentDetails.class)))
    public Response enrolClient(
            @PathParam("id") UUID clientId,
            @HeaderParam(Idempotency.HEADER) String key,
            @Valid @NotNull NewEnrolment body) {
        return idempotency.once(key, body, () -> {
            var enrolment = service.enrol(clientId, body);
            return Created.at("/api/v1/enrolments", enrolment.id(), enrolment);
        });
    }
}
