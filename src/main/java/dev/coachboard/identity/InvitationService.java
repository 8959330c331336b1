package dev.coachboard.identity;

import dev.coachboard.platform.audit.AuditLog;
import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.problem.Forbidden;
import dev.coachboard.platform.problem.NotFound;
import dev.coachboard.platform.secret.OpaqueToken;
import dev.coachboard.platform.secret.Secrets;
import dev.coachboard.platform.tenancy.Caller;
import dev.coachboard.platform.tenancy.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Invites people. The token names the practice, so that taking it up needs no door through the wall. */
@ApplicationScoped
class InvitationService {

    private final EntityManager database;
    private final Secrets secrets;
    private final AccountMails mails;
    private final AuditLog audit;
    private final Clock clock;

    InvitationService(EntityManager database, Secrets secrets, AccountMails mails, AuditLog audit, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.mails = mails;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    InvitationDetails invite(Caller caller, NewInvitation wanted) {
        var role = Role.valueOf(wanted.role().name());
        if (role == Role.COACH && caller.role() != Role.OWNER)
            throw new Forbidden("forbidden", "Only an owner invites coaches");
        var memberId = role == Role.CLIENT ? requireClient(wanted.clientId()) : Ids.next();
        var invitation = new Invitation(Ids.next(), wanted.email(), role, memberId, caller.memberId(), clock.instant());
        var token = OpaqueToken.fresh(caller.practiceId(), secrets);
        invitation.seal(token.hash());
        database.persist(invitation);
        audit.record("invitation-sent", invitation.id(), null, Map.of("role", role, "memberId", memberId));
        mails.invitation(invitation, practiceName(caller.practiceId()), token);
        return invitation.details();
    }

    /** Identity knows no clients, only that one of them has this id: the wall keeps other practices' and the erased out. */
    private UUID requireClient(UUID clientId) {
        var found = database.createNativeQuery("select 1 from clients where id = :id and erased_at is null for share")
                .setParameter("id", clientId)
                .getResultList();
        if (found.isEmpty()) throw new NotFound("client");
        return clientId;
    }

    private String practiceName(UUID practiceId) {
        return database.find(Practice.class, practiceId).details().name();
    }
}
