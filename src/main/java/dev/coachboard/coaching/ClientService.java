package dev.coachboard.coaching;

import dev.coachboard.identity.MemberDirectory;
import dev.coachboard.identity.OpenInvitations;
import dev.coachboard.platform.etag.IfMatch;
import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.problem.Conflict;
import dev.coachboard.platform.problem.Unprocessable;
import dev.coachboard.platform.tenancy.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

@ApplicationScoped
@Transactional
class ClientService {

    private final ClientRepository clients;
    private final MemberDirectory members;
    private final OpenInvitations invitations;
    private final ClientMailLimits limits;
    private final CurrentCaller caller;
    private final Clock clock;
    private final Event<ClientChanged> changed;

    ClientService(
            ClientRepository clients,
            MemberDirectory members,
            OpenInvitations invitations,
            ClientMailLimits limits,
            CurrentCaller caller,
            Clock clock,
            Event<ClientChanged> changed) {
        this.clients = clients;
        this.members = members;
        this.invitations = invitations;
        this.limits = limits;
        this.caller = caller;
        this.clock = clock;
        this.changed = changed;
    }

    ClientDetails add(NewClient added) {
        var coachId = added.coachId() == null ? caller.get().memberId() : added.coachId();
        requireCoach(coachId);
        requireFree(added.email());
        var client = new Client(Ids.next(), coachId, added, clock.instant());
        clients.save(client);
        announce(client, coachId);
        return ClientDetails.of(client);
    }

    ClientDetails edit(UUID id, IfMatch match, ClientPatch patch) {
        var client = clients.require(id);
        match.check(client.version());
        if (patch.coachId() != null) requireCoach(patch.coachId());
        var otherAddress = patch.email() != null && !patch.email().equalsIgnoreCase(client.email());
        if (otherAddress) {
            requireFree(patch.email());
            limits.spendNewAddress(id, patch.email());
        }
        var coachBefore = client.coachId();
        client.edit(patch);
        clients.index(client);
        if (otherAddress) invitations.endForClient(id);
        announce(client, coachBefore);
        return ClientDetails.of(client);
    }

    private void requireCoach(UUID coachId) {
        if (!members.coaches(coachId))
            throw new Unprocessable("unknown-coach", "Nobody with this id coaches here").at("/coachId");
    }

    private void requireFree(String email) {
        clients.lockAddress(email);
        if (clients.isTaken(email)) throw new Conflict("email-taken", "Another client has this e-mail address");
    }

    /** Also to the coach who hands the client over, whose summary counts one client less. */
    private void announce(Client client, UUID coachBefore) {
        changed.fire(new ClientChanged(client.id(), client.coachId()));
        if (!coachBefore.equals(client.coachId())) changed.fire(new ClientChanged(client.id(), coachBefore));
    }
}
