package dev.coachboard.billing;

import dev.coachboard.platform.etag.IfMatch;
import dev.coachboard.platform.http.Created;
import dev.coachboard.platform.http.MergePatch;
import dev.coachboard.platform.idempotency.Idempotency;
import dev.coachboard.platform.tenancy.Role;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/v1/plans")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class PlanResource {

    private final Pricing pricing;
    private final PlanRepository plans;
    private final PlanService service;
    private final Idempotency idempotency;

    PlanResource(Pricing pricing, PlanRepository plans, PlanService service, Idempotency idempotency) {
        this.pricing = pricing;
        this.plans = plans;
        this.service = service;
        this.idempotency = idempotency;
    }

    /** A price list has one page. */
    @Schema(name = "PlanOfferList")
    public record OfferList(List<PlanOffer> items) {}

    @GET
    @PermitAll
    @APIResponse(
            responseCode = "200",
            description = "What can be bought, the cheapest first, 100 at most",
            content = @Content(schema = @Schema(implementation = OfferList.class)))
    public Response listPlans(
            @QueryParam("practice")
                    @NotNull
                    @Pattern(regexp = "[a-z0-9-]{1,63}")
                    @Parameter(description = "The practice's slug")
                    String practice) {
        return Response.ok(new OfferList(pricing.of(practice)))
                .header("Cache-Control", "public, max-age=60, stale-while-revalidate=300")
                .build();
    }

    @POST
    @RolesAllowed(Role.OWNER_ROLE)
    @APIResponse(
            responseCode = "201",
            description = "Offered",
            content = @Content(schema = @Schema(implementation = PlanDetails.class)))
    public Response offerPlan(@HeaderParam(Idempotency.HEADER) String key, @Valid @NotNull NewPlan body) {
        return idempotency.onceIfKeyed(key, body, () -> {
            var plan = service.offer(body);
            return Created.at("/api/v1/plans", plan.id(), plan);
        });
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public PlanDetails readPlan(@PathParam("id") UUID id) {
        return plans.require(id).details();
    }

    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
    @Path("{id}")
    @RolesAllowed(Role.OWNER_ROLE)
    public PlanDetails editPlan(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull PlanPatch body) {
        return service.edit(id, IfMatch.required(ifMatch), body);
    }
}
