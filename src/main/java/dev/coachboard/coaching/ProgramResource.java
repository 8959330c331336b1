package dev.coachboard.coaching;

import dev.coachboard.platform.etag.IfMatch;
import dev.coachboard.platform.http.Created;
import dev.coachboard.platform.http.MergePatch;
import dev.coachboard.platform.idempotency.Idempotency;
import dev.coachboard.platform.paging.Page;
import dev.coachboard.platform.paging.PageRequest;
import dev.coachboard.platform.paging.Pages;
import dev.coachboard.platform.paging.Position;
import dev.coachboard.platform.problem.NotFound;
import dev.coachboard.platform.tenancy.CurrentCaller;
import dev.coachboard.platform.tenancy.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Clients read what they could enrol in: the archived programs are the practice's own affair. */
@Path("/api/v1/programs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ProgramResource {

    private final ProgramRepository programs;
    private final ProgramService service;
    private final CurrentCaller caller;
    private final Pages pages;
    private final Idempotency idempotency;

    ProgramResource(
            ProgramRepository programs,
            ProgramService service,
            CurrentCaller caller,
            Pages pages,
            Idempotency idempotency) {
        this.programs = programs;
        this.service = service;
        this.caller = caller;
        this.pages = pages;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public Page<ProgramDetails> listPrograms(
            @QueryParam("status") @DefaultValue("ACTIVE") ProgramStatus status, @Valid @BeanParam PageRequest page) {
        var shown = caller.get().isClient() ? ProgramStatus.ACTIVE : status;
        return pages.read(
                page,
                Position.NEWEST,
                program -> Position.at(program.createdAt(), program.id()),
                (after, limit) -> programs.list(shown, after, limit));
    }

    @POST
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE})
    @APIResponse(
            responseCode = "201",
            description = "Offered",
            content = @Content(schema = @Schema(implementation = ProgramDetails.class)))
    public Response offerProgram(@HeaderParam(Idempotency.HEADER) String key, @Valid @NotNull NewProgram body) {
        return idempotency.onceIfKeyed(key, body, () -> {
            var program = service.offer(body);
            return Created.at("/api/v1/programs", program.id(), program);
        });
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public ProgramDetails readProgram(@PathParam("id") UUID id) {
        var program = programs.details(id);
        if (caller.get().isClient() && program.status() == ProgramStatus.ARCHIVED) throw new NotFound("program");
        return program;
    }

    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
    @Path("{id}")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE})
    public ProgramDetails editProgram(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull ProgramPatch body) {
        return service.edit(id, IfMatch.required(ifMatch), body);
    }
}
