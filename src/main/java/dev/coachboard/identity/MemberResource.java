package dev.coachboard.identity;

import dev.coachboard.platform.http.MergePatch;
import dev.coachboard.platform.json.NotRemovable;
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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

@Path("/api/v1/members")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class MemberResource {

    private final MembershipRepository members;
    private final MembershipService service;
    private final VerifiedTokens verified;
    private final Pages pages;

    MemberResource(MembershipRepository members, MembershipService service, VerifiedTokens verified, Pages pages) {
        this.members = members;
        this.service = service;
        this.verified = verified;
        this.pages = pages;
    }

    /** What a member who coaches may become. */
    public enum CoachRole {
        OWNER,
        COACH
    }

    /** A new role. */
    public record RoleChange(@NotRemovable CoachRole role) {}

    @GET
    @RolesAllowed(Role.OWNER_ROLE)
    public Page<Member> listMembers(@Valid @BeanParam PageRequest page) {
        return pages.read(
                page, Position.OLDEST, member -> Position.at(member.joinedAt(), member.id()), members::findLive);
    }

    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
    @Path("/{id}")
    @RolesAllowed(Role.OWNER_ROLE)
    public Member changeMemberRole(@PathParam("id") UUID id, @Valid @NotNull RoleChange change) {
        if (change.role() != null)
            verified.forget(service.changeRole(id, Role.valueOf(change.role().name())));
        return members.read(id);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.OWNER_ROLE)
    public void removeMember(@PathParam("id") UUID id) {
        verified.forget(service.remove(id));
    }
}
