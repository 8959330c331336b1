package dev.coachboard.coaching;

import dev.coachboard.identity.OpenInvitations;
import dev.coachboard.platform.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Ends the work with a client; what was written about it stays. */
@ApplicationScoped
class ArchivalService {

    private final ClientRepository clients;
    private final OpenInvitations invitations;
    private final AuditLog audit;
    private final Event<ClientChanged> changed;
    private final Clock clock;

    ArchivalService(
            ClientRepository clients,
            OpenInvitations invitations,
            AuditLog audit,
            Event<ClientChanged> changed,
            Clock clock) {
        this.clients = clients;
        this.invitations = invitations;
        this.audit = audit;
        this.changed = changed;
        this.clock = clock;
    }

    @Transactional
    void archive(UUID id) {
        var client = clients.require(id);
        client.archive(clock.instant());
        clients.index(client);
        invitations.endForClient(id);
        audit.record(
                "client-archived", id, Map.of("status", ClientStatus.ACTIVE), Map.of("status", ClientStatus.ARCHIVED));
        changed.fire(new ClientChanged(id, client.coachId()));
    }
}
