package dev.coachboard.billing;

import dev.coachboard.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class PlanRepository implements PanacheRepositoryBase<Plan, UUID> {

    static final int MOST = 100; // because nobody chooses between more

    Plan require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("plan"));
    }

    /** The cheapest first. */
    List<PlanOffer> offers() {
        return getEntityManager()
                .createQuery("""
                        select p.id, p.name, p.description,
                            new dev.coachboard.platform.money.Money(p.amountCents, p.currency), p.period, p.trialDays
                        from Plan p where p.status = ACTIVE order by p.amountCents, p.id
                        """, PlanOffer.class)
                .setMaxResults(MOST)
                .getResultList();
    }
}
