package dev.coachboard.coaching;

import dev.coachboard.platform.tenancy.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** How far the caller sees: coaches every client of the practice, clients themselves. */
@ApplicationScoped
class Reach {

    private final CurrentCaller caller;
    private final ClientRepository clients;
    private final SessionRepository sessions;

    Reach(CurrentCaller caller, ClientRepository clients, SessionRepository sessions) {
        this.caller = caller;
        this.clients = clients;
        this.sessions = sessions;
    }

    /** The one client that the caller may see; empty for a coach, who sees all. */
    Optional<UUID> onlyClient() {
        var who = caller.get();
        return who.isClient() ? Optional.of(who.memberId()) : Optional.empty();
    }

    void requireReadable(UUID clientId, String thing) {
        caller.get().requireSees(clientId, thing);
    }

    void requireClient(UUID clientId) {
        clients.details(clientId);
    }

    SessionDetails requireSession(UUID sessionId) {
        var session = sessions.details(sessionId);
        requireReadable(session.clientId(), "session");
        return session;
    }
}
