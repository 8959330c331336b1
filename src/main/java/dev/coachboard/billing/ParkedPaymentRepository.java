package dev.coachboard.billing;

import dev.coachboard.platform.paging.ListQuery;
import dev.coachboard.platform.paging.Position;
import dev.coachboard.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class ParkedPaymentRepository implements PanacheRepositoryBase<ParkedPayment, UUID> {

    ParkedPayment lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> new NotFound("parked payment"));
    }

    /** Those that wait, the newest first. */
    List<ParkedPaymentSummary> list(Position after, int limit) {
        return new ListQuery("""
                select p.id, p.clientId, c.name, p.invoiceId, i.number, p.stripeInvoiceId, p.amountCents, p.currency,
                    p.reason, p.parkedAt
                from ParkedPayment p join Client c on c.id = p.clientId left join Invoice i on i.id = p.invoiceId
                where p.settledAt is null and (p.parkedAt, p.id) < (:key, :id)
                """, after)
                .page(getEntityManager(), ParkedPaymentSummary.class, "p.parkedAt desc, p.id desc", limit)
                .getResultList();
    }
}
