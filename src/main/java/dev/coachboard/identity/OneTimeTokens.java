package dev.coachboard.identity;

import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.problem.Unprocessable;
import dev.coachboard.platform.secret.OpaqueToken;
import dev.coachboard.platform.secret.Secrets;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Issues the secrets that mails carry, and keeps digests of them. Joins the caller's transaction. */
@ApplicationScoped
class OneTimeTokens implements PanacheRepositoryBase<OneTimeToken, UUID> {

    private static final int GOOD_AT_ONCE = 3; // because a request by a stranger must not end the link mailed before

    private final UserRepository users;
    private final Secrets secrets;
    private final Clock clock;

    OneTimeTokens(UserRepository users, Secrets secrets, Clock clock) {
        this.users = users;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** The last few stay good until one is used. */
    OpaqueToken issue(UUID userId, OneTimeToken.Purpose purpose) {
        return issue(userId, purpose, null);
    }

    OpaqueToken issue(UUID userId, OneTimeToken.Purpose purpose, String newEmail) {
        users.lock(userId);
        list("userId = ?1 and purpose = ?2 and usedAt is null order by createdAt desc, id desc", userId, purpose)
                .stream()
                .skip(GOOD_AT_ONCE - 1)
                .forEach(this::delete);
        var token = OpaqueToken.fresh(Ids.next(), secrets);
        persist(new OneTimeToken(token, userId, purpose, newEmail, clock.instant()));
        return token;
    }

    /** Whose it is, if it is good; it stays good. */
    UUID requireOwner(String text, OneTimeToken.Purpose purpose) {
        return findGood(text, Set.of(purpose)).orElseThrow(OneTimeTokens::bad).userId();
    }

    /** The account's address and its next one; empty for a token of another purpose, and for one that is not good. */
    List<String> addressesOfChange(String text) {
        return OpaqueToken.parse(text)
                .map(token -> getEntityManager()
                        .createQuery("""
                                select u.email from OneTimeToken t join User u on u.id = t.userId
                                where t.id = :id and t.tokenHash = :hash and t.newEmail is not null
                                union all
                                select t.newEmail from OneTimeToken t
                                where t.id = :id and t.tokenHash = :hash and t.newEmail is not null
                                """, String.class)
                        .setParameter("id", token.subjectId())
                        .setParameter("hash", token.hash())
                        .getResultList())
                .orElse(List.of());
    }

    /** Uses it up. Of many who use it, or another one of the same person and purpose, at once exactly one succeeds. */
    OneTimeToken use(String text, OneTimeToken.Purpose... purposes) {
        var found = findGood(text, Set.of(purposes)).orElseThrow(OneTimeTokens::bad);
        users.lock(found.userId());
        var token = findGood(text, Set.of(purposes)).orElseThrow(OneTimeTokens::bad);
        token.use(clock.instant());
        end(token.userId(), token.purpose());
        return token;
    }

    /** Those that are not used yet. */
    void end(UUID userId, OneTimeToken.Purpose purpose) {
        flush();
        delete("userId = ?1 and purpose = ?2 and usedAt is null", userId, purpose);
    }

    private Optional<OneTimeToken> findGood(String text, Set<OneTimeToken.Purpose> purposes) {
        return OpaqueToken.parse(text)
                .flatMap(token -> find(
                                "id = ?1 and tokenHash = ?2 and purpose in ?3 and usedAt is null and expiresAt > ?4",
                                token.subjectId(),
                                token.hash(),
                                List.copyOf(purposes),
                                clock.instant())
                        .firstResultOptional());
    }

    static Unprocessable bad() {
        return new Unprocessable("bad-token", "This link is no longer good; ask for a new one");
    }
}
