package dev.coachboard.identity;

import dev.coachboard.platform.audit.AuditLog;
import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.problem.Conflict;
import dev.coachboard.platform.secret.OpaqueToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes a member of someone who was invited. The practice is entered already. */
@ApplicationScoped
class AcceptanceService {

    private final EntityManager database;
    private final UserRepository users;
    private final InvitationRepository invitations;
    private final OpenInvitations open;
    private final AccountMails mails;
    private final AuditLog audit;
    private final Clock clock;

    AcceptanceService(
            EntityManager database,
            UserRepository users,
            InvitationRepository invitations,
            OpenInvitations open,
            AccountMails mails,
            AuditLog audit,
            Clock clock) {
        this.database = database;
        this.users = users;
        this.invitations = invitations;
        this.open = open;
        this.mails = mails;
        this.audit = audit;
        this.clock = clock;
    }

    /** The hash of the account that the invited address has already. */
    Optional<String> knownHash(OpaqueToken token) {
        var invitation = invitations
                .find("tokenHash", token.hash())
                .firstResultOptional()
                .orElseThrow(OneTimeTokens::bad);
        invitation.requireOpen(clock.instant());
        return users.findByEmail(invitation.email()).map(User::passwordHash);
    }

    /** @param hash the known one, whose password was just proved; a new one for an address without an account */
    @Transactional
    Member accept(OpaqueToken token, String name, String hash) {
        var now = clock.instant();
        users.lockAddress(invitations.findEmail(token).orElseThrow(OneTimeTokens::bad));
        var invitation = invitations.lock(token).orElseThrow(OneTimeTokens::bad);
        invitation.accept(now);
        var user = findOrMake(invitation.email(), name, hash);
        if (user.verifyEmail(now)) mails.welcome(user);
        database.flush();
        var member = join(invitation, user);
        open.endFor(invitation.email(), member.id(), "another-accepted");
        var joined = Map.of("role", member.role(), "memberId", member.id(), "userId", user.id());
        audit.record("invitation-accepted", invitation.id(), null, joined);
        database.flush();
        return new Member(
                member.id(), user.id(), user.name(), user.email(), member.role(), member.joinedAt(), member.version());
    }

    private User findOrMake(String email, String name, String hash) {
        var known = users.findByEmail(email);
        if (known.isEmpty()) {
            var made = new User(Ids.next(), email, name, hash, clock.instant());
            users.persist(made);
            return made;
        }
        // An account that appeared while we hashed has a password that nobody proved.
        if (!known.get().passwordHash().equals(hash))
            throw new Conflict("conflict", "This account changed in the meantime; try again");
        return known.get();
    }

    private Membership join(Invitation invitation, User user) {
        var known = findMembers(user.id(), invitation.memberId());
        if (known.isEmpty()) {
            var member = new Membership(invitation.memberId(), user.id(), invitation.role(), clock.instant());
            database.persist(member);
            return member;
        }
        var member = known.get(0);
        member.rejoin(user.id(), invitation);
        return member;
    }

    private List<Membership> findMembers(UUID userId, UUID memberId) {
        return database.createQuery("from Membership m where m.userId = :user or m.id = :id", Membership.class)
                .setParameter("user", userId)
                .setParameter("id", memberId)
                .getResultList();
    }
}
