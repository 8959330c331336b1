package dev.coachboard.coaching;

import dev.coachboard.platform.paging.Position;
import dev.coachboard.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class EnrolmentRepository implements PanacheRepositoryBase<Enrolment, UUID> {

    private static final int LEDGER_LINES = 50; // because a program has rarely more sessions than that in a year

    Enrolment require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("enrolment"));
    }

    /** Others who want this enrolment's credits wait until the transaction ends. */
    Enrolment lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> new NotFound("enrolment"));
    }

    void record(CreditEntry entry) {
        getEntityManager().persist(entry);
    }

    /** Whether the booking took a credit that it has not given back. */
    boolean owes(UUID enrolmentId, UUID bookingId) {
        var moved = getEntityManager()
                .createQuery("""
                        select coalesce(sum(e.delta), 0) from CreditEntry e
                        where e.enrolmentId = :enrolment and e.bookingId = :booking
                        """, Long.class)
                .setParameter("enrolment", enrolmentId)
                .setParameter("booking", bookingId)
                .getSingleResult();
        return moved < 0;
    }

    List<EnrolmentSummary> list(UUID clientId, Position after, int limit) {
        return getEntityManager()
                .createQuery("""
                        select e.id, e.programId, (select p.name from Program p where p.id = e.programId), e.creditsLeft,
                            e.enrolledAt
                        from Enrolment e
                        where e.clientId = :client and (e.enrolledAt, e.id) < (:key, :id)
                        order by e.enrolledAt desc, e.id desc
                        """, EnrolmentSummary.class)
                .setParameter("client", clientId)
                .setParameter("key", after.instant())
                .setParameter("id", after.id())
                .setMaxResults(limit)
                .getResultList();
    }

    EnrolmentDetails details(UUID id) {
        var row = getEntityManager().createQuery("""
                        select e.clientId, e.programId, p.name, e.creditsLeft, e.enrolledAt, e.version
                        from Enrolment e join Program p on p.id = e.programId where e.id = :id
                        """, Tuple.class).setParameter("id", id).getResultList().stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("enrolment"));
        return new EnrolmentDetails(
                id,
                row.get(0, UUID.class),
                row.get(1, UUID.class),
                row.get(2, String.class),
                row.get(3, Integer.class),
                row.get(4, Instant.class),
                ledger(id),
                row.get(5, Long.class));
    }

    private List<CreditMovement> ledger(UUID id) {
        return getEntityManager()
                .createQuery("""
                        select c.id, c.reason, c.delta, c.balance, c.bookingId, c.occurredAt from CreditEntry c
                        where c.enrolmentId = :enrolment order by c.occurredAt desc, c.id desc
                        """, CreditMovement.class)
                .setParameter("enrolment", id)
                .setMaxResults(LEDGER_LINES)
                .getResultList();
    }
}
