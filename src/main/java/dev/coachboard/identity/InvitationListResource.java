package dev.coachboard.identity;

import dev.coachboard.platform.paging.Page;
import dev.coachboard.platform.paging.PageRequest;
import dev.coachboard.platform.paging.Pages;
import dev.coachboard.platform.paging.Position;
import dev.coachboard.platform.tenancy.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The invitations that were neither accepted nor ended, the expired ones too. */
@Path("/api/v1/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class InvitationListResource {

    private final InvitationRepository invitations;
    private final Pages pages;

    InvitationListResource(InvitationRepository invitations, Pages pages) {
        this.invitations = invitations;
        this.pages = pages;
    }

    @GET
    @RolesAllowed(Role.OWNER_ROLE)
    public Page<InvitationDetails> listInvitations(@Valid @BeanParam PageRequest page) {
        return pages.read(
                page,
                Position.NEWEST,
                invitation -> Position.at(invitation.createdAt(), invitation.id()),
                invitations::findOpen);
    }
}
