package dev.coachboard.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What Stripe calls things of ours. The first name stays, however many workers were at it. Names are read as lists: a
 * stream outside a transaction would keep its connection while Stripe is asked.
 */
@ApplicationScoped
class StripeIds {

    static final String CUSTOMERS = "stripe_customers";
    static final String PRICES = "stripe_prices";

    private final EntityManager database;
    private final Clock clock;

    StripeIds(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param table one of the constants above */
    @SuppressWarnings("unchecked")
    Optional<String> find(String table, UUID id) {
        List<String> found = database.createNativeQuery(
                        "select stripe_id from " + table + " where id = :id", String.class)
                .setParameter("id", id)
                .getResultList();
        return found.stream().findFirst();
    }

    /** @return the name that was kept */
    @Transactional
    String keep(String table, UUID id, String stripeId) {
        database.createNativeQuery("insert into " + table + " (practice_id, id, stripe_id, created_at)"
                        + " values (current_practice(), :id, :stripeId, :now) on conflict do nothing")
                .setParameter("id", id)
                .setParameter("stripeId", stripeId)
                .setParameter("now", clock.instant())
                .executeUpdate();
        return find(table, id).orElseThrow(() -> new IllegalStateException("Stripe's " + stripeId + " is taken"));
    }

    void forget(String table, UUID id) {
        database.createNativeQuery("delete from " + table + " where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** @return ours */
    @SuppressWarnings("unchecked")
    Optional<UUID> findOurs(String table, String stripeId) {
        List<UUID> found = database.createNativeQuery(
                        "select id from " + table + " where stripe_id = :stripeId", UUID.class)
                .setParameter("stripeId", stripeId)
                .getResultList();
        return found.stream().findFirst();
    }
}
