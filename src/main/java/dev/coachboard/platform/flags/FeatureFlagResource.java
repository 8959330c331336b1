package dev.coachboard.platform.flags;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/v1/feature-flags")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class FeatureFlagResource {

    private final FeatureFlags flags;

    FeatureFlagResource(FeatureFlags flags) {
        this.flags = flags;
    }

    /** Which features are switched on. */
    @Schema(name = "FeatureFlagList")
    public record FlagList(Map<String, Boolean> flags) {}

    @GET
    @PermitAll
    @APIResponse(
            responseCode = "200",
            description = "Every flag and whether it is on",
            content = @Content(schema = @Schema(implementation = FlagList.class)))
    public Response listFeatureFlags() {
        return Response.ok(new FlagList(flags.all()))
                .header("Cache-Control", "public, max-age=60, stale-while-revalidate=300")
                .build();
    }
}
