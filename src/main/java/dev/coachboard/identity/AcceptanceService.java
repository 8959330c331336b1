package dev.coachboard.identity;

import dev.coachboard.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** Makes a member of someone who was invited. The practice is entered already. */
@ApplicationScoped
class AcceptanceService {

    private final EntityManager database;
    private final UserRepository users;
    private final Clock clock;

    AcceptanceService(EntityManager database, UserRepository users, Clock clock) {
        this.database = database;
        this.users = users;
        this.clock = clock;
    }

    /** The hash of the account that the invited address has already. */
    Optional<String> knownHash(OpaqueToken token) {
        return users.findByEmail(find(token, LockModeType.NONE).email()).map(User::passwordHash);
    }

    /** @param newHash for an address without an account; one that has it keeps its own */
    @Transactional
    Member accept(OpaqueToken token, String name, String newHash) {
        var now = clock.instant();
        var invitation = find(token, LockModeType.PESSIMISTIC_WRITE);
        invitation.accept(now);
        var user = users.findByEmail(invitation.email()).orElseGet(() -> {
            var made = new User(Ids.next(), invitation.email(), name, newHash, now);
            users.persist(made);
            return made;
        });
        user.verifyEmail(now);
        database.flush();
        var member = join(invitation, user);
        return new Member(member.id(), user.id(), user.name(), user.email(), member.role(), now, member.version());
    }

    private Membership join(Invitation invitation, User user) {
        var known = database.find(Membership.class, invitation.memberId());
        if (known != null && known.userId().equals(user.id())) {
            known.rejoin(invitation.role());
            return known;
        }
        var member = new Membership(invitation.memberId(), user.id(), invitation.role(), clock.instant());
        database.persist(member);
        database.flush();
        return member;
    }

    private Invitation find(OpaqueToken token, LockModeType lock) {
        return database.createQuery("from Invitation i where i.tokenHash = :hash", Invitation.class)
                .setParameter("hash", token.hash())
                .setLockMode(lock)
                .getResultStream()
                .findFirst()
                .orElseThrow(OneTimeTokens::bad);
    }
}
