package dev.coachboard.identity;

import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.tenancy.Caller;
import dev.coachboard.platform.tenancy.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Invites people. Rows are locked in one order: inviter, address, client, invitation. */
@ApplicationScoped
@Transactional
class InvitationService {

    private final InvitationRepository invitations;
    private final OpenInvitations open;
    private final InvitationRules rules;
    private final InvitationDelivery delivery;
    private final Clock clock;

    InvitationService(
            InvitationRepository invitations,
            OpenInvitations open,
            InvitationRules rules,
            InvitationDelivery delivery,
            Clock clock) {
        this.invitations = invitations;
        this.open = open;
        this.rules = rules;
        this.delivery = delivery;
        this.clock = clock;
    }

    /** Ends the earlier ones to the address or for the client. */
    InvitationDetails invite(Caller caller, NewInvitation wanted) {
        wanted.requireClientOfRole();
        var role = Role.valueOf(wanted.role().name());
        rules.requireMayInvite(caller, role);
        delivery.lockAddress(wanted.email());
        var memberId = role == Role.CLIENT ? rules.requireActiveClient(wanted.clientId()) : Ids.next();
        open.endFor(wanted.email(), memberId, "newer-invitation");
        var invitation = new Invitation(Ids.next(), wanted.email(), role, memberId, caller.memberId(), clock.instant());
        delivery.send(invitation, caller);
        return invitation.details();
    }

    InvitationDetails resend(Caller caller, UUID id) {
        rules.requireMayInvite(caller, Role.COACH);
        delivery.lockAddress(invitations.requireEmail(id));
        var invitation = invitations.lock(id);
        delivery.resend(invitation, caller);
        return invitation.details();
    }

    void withdraw(UUID id) {
        open.end("withdrawn", List.of(invitations.lock(id)));
    }
}
