package dev.coachboard.billing;

import dev.coachboard.platform.paging.ListQuery;
import dev.coachboard.platform.paging.Position;
import dev.coachboard.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class SubscriptionRepository implements PanacheRepositoryBase<Subscription, UUID> {

    private static final String ROWS = """
            select s.id, s.clientId, s.planId, (select p.name from Plan p where p.id = s.planId), s.status,
                s.periodStartsAt, s.periodEndsAt, s.cancelsAtPeriodEnd, s.createdAt, s.cancelledAt
            from Subscription s where\s""";

    SubscriptionDetails.Row row(UUID id) {
        return getEntityManager()
                .createQuery(ROWS + "s.id = :id", SubscriptionDetails.Row.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("subscription"));
    }

    /** @param clientId null for everybody's */
    List<SubscriptionDetails.Row> list(UUID clientId, Position after, int limit) {
        return new ListQuery(ROWS + "(s.createdAt, s.id) < (:key, :id)", after)
                .narrow("s.clientId = :client", "client", clientId)
                .page(getEntityManager(), SubscriptionDetails.Row.class, "s.createdAt desc, s.id desc", limit)
                .getResultList();
    }
}
