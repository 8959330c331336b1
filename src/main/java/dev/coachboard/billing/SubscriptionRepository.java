package dev.coachboard.billing;

import dev.coachboard.platform.paging.ListQuery;
import dev.coachboard.platform.paging.Position;
import dev.coachboard.platform.problem.NotFound;
import dev.coachboard.platform.tenancy.Caller;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
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
                .getResultList()
                .stream()
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

    /** Others who change this subscription wait until the transaction ends. */
    Subscription lock(UUID id, Caller who) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(subscription -> who.sees(subscription.clientId()))
                .orElseThrow(() -> new NotFound("subscription"));
    }

    Subscription lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** By our id where Stripe carries it, else by Stripe's. */
    Optional<Subscription> lockForNews(UUID id, String stripeId) {
        var byId = id == null ? Optional.<Subscription>empty() : findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
        return byId.or(() -> stripeId == null
                ? Optional.empty()
                : find("stripeId", stripeId)
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .firstResultOptional());
    }

    boolean hasLive(UUID clientId) {
        return count("clientId = ?1 and status <> CANCELLED", clientId) > 0;
    }

    /** A subscription that Stripe goes on charging for, as both of us call it. */
    record Charged(UUID id, String stripeId) {}

    Optional<Charged> findCharged(UUID clientId) {
        return getEntityManager()
                .createQuery("""
                        select s.id, s.stripeId from Subscription s
                        where s.clientId = :client and s.stripeId is not null and s.status <> CANCELLED
                        order by s.createdAt desc
                        """, Charged.class)
                .setParameter("client", clientId)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst();
    }

    String stripeIdOf(UUID id) {
        return getEntityManager()
                .createQuery("select s.stripeId from Subscription s where s.id = :id", String.class)
                .setParameter("id", id)
                .getSingleResult();
    }
}
