package dev.coachboard.identity;

import dev.coachboard.platform.paging.Position;
import dev.coachboard.platform.problem.NotFound;
import dev.coachboard.platform.secret.OpaqueToken;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class InvitationRepository implements PanacheRepositoryBase<Invitation, UUID> {

    private static final String OPEN = "acceptedAt is null and endedAt is null and ";

    /** The expired ones too, which an owner may send again. */
    List<InvitationDetails> findOpen(Position after, int limit) {
        return getEntityManager()
                .createQuery("""
                        select new InvitationDetails(i.id, i.email, i.role, i.memberId, i.invitedBy, i.createdAt,
                            i.sentAt, i.expiresAt)
                        from Invitation i
                        where i.acceptedAt is null and i.endedAt is null and (i.createdAt, i.id) < (:at, :id)
                        order by i.createdAt desc, i.id desc
                        """, InvitationDetails.class)
                .setParameter("at", after.instant())
                .setParameter("id", after.id())
                .setMaxResults(limit)
                .getResultList();
    }

    /** Without the entity, so that a lock taken later reads the row as it is then. */
    String requireEmail(UUID id) {
        return email("i.id", id).orElseThrow(InvitationRepository::unknown);
    }

    Optional<String> findEmail(OpaqueToken token) {
        return email("i.tokenHash", token.hash());
    }

    Invitation lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(InvitationRepository::unknown);
    }

    Optional<Invitation> lock(OpaqueToken token) {
        return find("tokenHash", token.hash())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** In the order of their ids, so that no two writers wait crosswise. */
    List<Invitation> lockOpen(String condition, Object... parameters) {
        return find(OPEN + condition + " order by id", parameters)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    private Optional<String> email(String column, Object key) {
        return getEntityManager()
                .createQuery("select i.email from Invitation i where " + column + " = :key", String.class)
                .setParameter("key", key)
                .getResultList() // because a stream outside a transaction keeps its connection while a password is
                // hashed
                .stream()
                .findFirst();
    }

    private static NotFound unknown() {
        return new NotFound("invitation");
    }
}
