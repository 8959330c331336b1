package dev.coachboard.coaching;

import dev.coachboard.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;

@ApplicationScoped
class EnrolmentRepository implements PanacheRepositoryBase<Enrolment, UUID> {

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
}
