package dev.coachboard.identity;

import dev.coachboard.platform.etag.IfMatch;
import dev.coachboard.platform.http.MergePatch;
import dev.coachboard.platform.tenancy.CurrentCaller;
import dev.coachboard.platform.tenancy.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("/api/v1/practice")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class PracticeResource {

    private final PracticeService practices;
    private final CurrentCaller caller;

    PracticeResource(PracticeService practices, CurrentCaller caller) {
        this.practices = practices;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.OWNER_ROLE)
    public PracticeDetails getPractice() {
        return practices.read(caller.get().practiceId());
    }

    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
    @RolesAllowed(Role.OWNER_ROLE)
    public PracticeDetails changePractice(
            @HeaderParam("If-Match") String ifMatch, @Valid @NotNull PracticeChange change) {
        return practices.change(caller.get().practiceId(), IfMatch.required(ifMatch), change);
    }
}
