package dev.coachboard.identity;

import dev.coachboard.mail.Outbox;
import dev.coachboard.platform.audit.AuditLog;
import dev.coachboard.platform.tenancy.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Ends invitations that nobody may accept any more, and takes back their waiting mails. Joins the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class OpenInvitations {

    private final InvitationRepository invitations;
    private final UserRepository users;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Clock clock;

    OpenInvitations(
            InvitationRepository invitations, UserRepository users, Outbox outbox, AuditLog audit, Clock clock) {
        this.invitations = invitations;
        this.users = users;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** After the client was archived, or is written to at another address. The caller holds the client's row lock. */
    public void endForClient(UUID clientId) {
        end("client-changed", invitations.lockOpen("memberId = ?1", clientId));
    }

    /** The caller holds the lock on the address. */
    void endFor(String email, UUID memberId, String reason) {
        end(reason, invitations.lockOpen("(email = ?1 or memberId = ?2)", email, memberId));
    }

    /** To the member or by the member, who is removed. An acceptance under way is waited for. */
    void endOfRemoved(Membership member) {
        var email = users.require(member.userId()).email();
        users.lockAddress(email);
        endFor(email, member.id(), "member-removed");
        end("member-removed", invitations.lockOpen("invitedBy = ?1", member.id()));
    }

    /** In all practices, past row-level security: an account belongs to none. The caller holds the lock on the address. */
    @SuppressWarnings("unchecked")
    void endToLeftAddress(String email) {
        List<Tuple> ended = users.getEntityManager()
                .createNativeQuery(
                        "select id, sends from end_invitations_to(cast(:email as citext), :now) order by id",
                        Tuple.class)
                .setParameter("email", email)
                .setParameter("now", clock.instant())
                .getResultList();
        for (var invitation : ended) {
            var id = invitation.get(0, UUID.class);
            outbox.withdraw(Invitation.mailKey(id, invitation.get(1, Integer.class)));
            audit.record("invitation-ended", id, null, Map.of("reason", "address-left"));
        }
    }

    /** A coach invites clients alone. */
    void endCoachesInvitedBy(UUID memberId) {
        end("role-changed", invitations.lockOpen("invitedBy = ?1 and role = ?2", memberId, Role.COACH));
    }

    void end(String reason, List<Invitation> ended) {
        for (var invitation : ended) {
            invitation.end(clock.instant());
            outbox.withdraw(invitation.mailKey());
            audit.record("invitation-ended", invitation.id(), null, Map.of("reason", reason));
        }
        invitations.flush();
    }
}
