package dev.coachboard.dashboard;

import dev.coachboard.platform.etag.EntityTags;
import dev.coachboard.platform.tenancy.CurrentCaller;
import dev.coachboard.platform.tenancy.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/v1/dashboard")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class DashboardResource {

    private final SummaryVersions versions;
    private final Summaries summaries;
    private final CurrentCaller caller;

    DashboardResource(SummaryVersions versions, Summaries summaries, CurrentCaller caller) {
        this.versions = versions;
        this.summaries = summaries;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    @APIResponse(
            responseCode = "200",
            description = "The summary for the caller's role",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(oneOf = {ClientDashboard.class, CoachDashboard.class})))
    @APIResponse(responseCode = "304", description = "Still what the ETag in If-None-Match stands for")
    public Response readDashboard(@HeaderParam("If-None-Match") String ifNoneMatch) {
        var summary = summaries.get(versions.read(caller.get()));
        var known = EntityTags.match(ifNoneMatch, summary.etag());
        var answer = known.isPresent()
                ? Response.notModified()
                : Response.ok(summary.json(), MediaType.APPLICATION_JSON_TYPE);
        return answer.header("ETag", known.orElse(summary.etag()))
                .header("Cache-Control", "private, no-cache")
                .header("Vary", "Authorization")
                .build();
    }
}
