package dev.coachboard.billing;

import dev.coachboard.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class BillingRequestRepository implements PanacheRepositoryBase<BillingRequest, UUID> {

    /** Others who change this request wait until the transaction ends. */
    BillingRequest lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> new NotFound("billing request"));
    }

    BillingRequest require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("billing request"));
    }

    /** Empty for one that is answered. */
    Optional<BillingErrand> findErrand(UUID id) {
        return getEntityManager().createQuery("""
                        select r.id, r.kind, r.clientId, coalesce(r.subscriptionId, r.invoiceId),
                            coalesce(s.stripeId, i.stripeId), r.planId, case when exists (select 1 from Subscription o where o.clientId = r.clientId
                                    and o.id <> r.subscriptionId and o.stripeId is not null)
                                then 0 else coalesce(p.trialDays, 0) end,
                            r.paymentMethod,
                            i.number, case when i.subscriptionId is null then false else true end, i.totalCents - i.creditedSubtotalCents - i.creditedTaxCents, i.currency
                        from BillingRequest r left join Subscription s on s.id = r.subscriptionId
                            left join Invoice i on i.id = r.invoiceId left join Plan p on p.id = r.planId
                        where r.id = :id and r.state = REQUESTED
                        """, BillingErrand.class).setParameter("id", id).getResultList().stream()
                .findFirst();
    }

    boolean isUnderWay(UUID subscriptionOrInvoiceId) {
        return count("(subscriptionId = ?1 or invoiceId = ?1) and state = REQUESTED", subscriptionOrInvoiceId) > 0;
    }
}
