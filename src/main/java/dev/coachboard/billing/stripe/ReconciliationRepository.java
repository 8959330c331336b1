package dev.coachboard.billing.stripe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Until when each reconciliation has read everything. */
@ApplicationScoped
class ReconciliationRepository {

    private final EntityManager database;

    ReconciliationRepository(EntityManager database) {
        this.database = database;
    }

    /** Empty before the first run. */
    @SuppressWarnings("unchecked")
    Optional<Instant> goodUntil(String name) {
        List<Instant> found = database.createNativeQuery(
                        "select good_until from reconciliations where name = :name", Instant.class)
                .setParameter("name", name)
                .getResultList();
        return found.stream().findFirst();
    }

    @Transactional
    void wasGood(String name, Instant until) {
        database.createNativeQuery("""
                        insert into reconciliations (name, good_until) values (:name, :until)
                        on conflict (name) do update set good_until = excluded.good_until
                        """)
                .setParameter("name", name)
                .setParameter("until", until)
                .executeUpdate();
    }
}
