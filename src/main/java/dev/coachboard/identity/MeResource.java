package dev.coachboard.identity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.coachboard.platform.etag.IfMatch;
import dev.coachboard.platform.etag.Versioned;
import dev.coachboard.platform.http.MergePatch;
import dev.coachboard.platform.json.NotRemovable;
import dev.coachboard.platform.tenancy.CurrentCaller;
import dev.coachboard.platform.tenancy.Role;
import dev.coachboard.platform.validation.NoLink;
import dev.coachboard.platform.validation.Texts;
import dev.coachboard.platform.validation.Visible;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class MeResource {

    private final UserRepository users;
    private final ProfileService profiles;
    private final CurrentCaller caller;

    MeResource(UserRepository users, ProfileService profiles, CurrentCaller caller) {
        this.users = users;
        this.profiles = profiles;
        this.caller = caller;
    }

    /** The caller, as a person and as a member. */
    public record Profile(
            UUID userId,
            UUID memberId,
            UUID practiceId,
            Role role,
            String name,
            String email,
            @JsonIgnore long version) implements Versioned {}

    /** What people change about themselves; an e-mail address would have to be proved again. */
    public record ProfileChange(
            @NotRemovable @Visible @NoLink @Pattern(regexp = Texts.NOT_BLANK) @Size(min = 1, max = 100)
            String name) {}

    @GET
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public Profile getMe() {
        return profile(users.require(caller.get().userId()));
    }

    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public Profile changeMe(@HeaderParam("If-Match") String ifMatch, @Valid @NotNull ProfileChange change) {
        return profile(profiles.rename(caller.get(), IfMatch.required(ifMatch), change.name()));
    }

    private Profile profile(User user) {
        var who = caller.get();
        return new Profile(
                user.id(), who.memberId(), who.practiceId(), who.role(), user.name(), user.email(), user.version());
    }
}
