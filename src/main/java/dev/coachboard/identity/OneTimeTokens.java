package dev.coachboard.identity;

import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.problem.Unprocessable;
import dev.coachboard.platform.secret.OpaqueToken;
import dev.coachboard.platform.secret.Secrets;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Mails out secrets as digests: whoever reads the table cannot use them. Joins the caller's transaction. */
@ApplicationScoped
class OneTimeTokens implements PanacheRepositoryBase<OneTimeToken, UUID> {

    private final Secrets secrets;
    private final Clock clock;

    OneTimeTokens(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** A newer one kills those before it. */
    OpaqueToken issue(UUID userId, OneTimeToken.Purpose purpose) {
        delete("userId = ?1 and purpose = ?2", userId, purpose);
        var token = OpaqueToken.fresh(Ids.next(), secrets);
        persist(new OneTimeToken(token.subjectId(), userId, purpose, token.hash(), clock.instant()));
        return token;
    }

    /**
     * Uses it up in one statement, so that of many at once exactly one succeeds.
     *
     * @return whose it was
     */
    UUID use(String text, OneTimeToken.Purpose purpose) {
        var token = OpaqueToken.parse(text).orElseThrow(OneTimeTokens::bad);
        var used = update(
                "usedAt = ?1 where id = ?2 and tokenHash = ?3 and purpose = ?4 and usedAt is null and expiresAt > ?1",
                clock.instant(),
                token.subjectId(),
                token.hash(),
                purpose);
        if (used == 0) throw bad();
        return getEntityManager()
                .createQuery("select t.userId from OneTimeToken t where t.id = :id", UUID.class)
                .setParameter("id", token.subjectId())
                .getSingleResult();
    }

    static Unprocessable bad() {
        return new Unprocessable("bad-token", "This link is no longer good; ask for a new one");
    }
}
