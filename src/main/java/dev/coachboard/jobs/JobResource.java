package dev.coachboard.jobs;

import dev.coachboard.platform.paging.Page;
import dev.coachboard.platform.paging.PageRequest;
import dev.coachboard.platform.paging.Pages;
import dev.coachboard.platform.paging.Position;
import dev.coachboard.platform.tenancy.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

@Path("/api/v1/operator/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class JobResource {

    private final JobRepository jobs;
    private final ReplayService replays;
    private final Pages pages;
    private final QueueClock clock;

    JobResource(JobRepository jobs, ReplayService replays, Pages pages, QueueClock clock) {
        this.jobs = jobs;
        this.replays = replays;
        this.pages = pages;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Role.OPERATOR_ROLE)
    public Page<JobSummary> listJobs(
            @QueryParam("state") @DefaultValue("READY") JobStage state, @Valid @BeanParam PageRequest page) {
        return pages.read(
                page,
                state == JobStage.DEAD ? Position.NEWEST : Position.OLDEST,
                job -> Position.at(job.at(), job.id()),
                (after, limit) -> jobs.list(state, clock.instant(), after, limit));
    }

    /** Puts a dead job back on the queue, as if it had never been tried. */
    @POST
    @Path("{id}/replay")
    @RolesAllowed(Role.OPERATOR_ROLE)
    public void replayJob(@PathParam("id") UUID id) {
        replays.replay(id);
    }
}
