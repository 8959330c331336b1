package dev.coachboard.billing;

import dev.coachboard.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The last answer for each subscription, for when there is no new one. */
@ApplicationScoped
class UpcomingChargeRepository {

    private final EntityManager database;

    UpcomingChargeRepository(EntityManager database) {
        this.database = database;
    }

    @Transactional
    void keep(UpcomingInvoice invoice) {
        database.createNativeQuery("""
                        insert into upcoming_charges (practice_id, id, amount_cents, currency, charged_at, read_at)
                        values (current_practice(), :id, :cents, :currency, :chargedAt, :readAt)
                        on conflict (id) do update set amount_cents = excluded.amount_cents,
                            currency = excluded.currency, charged_at = excluded.charged_at, read_at = excluded.read_at
                        """)
                .setParameter("id", invoice.subscriptionId())
                .setParameter("cents", invoice.amount().amountCents())
                .setParameter("currency", invoice.amount().currency())
                .setParameter("chargedAt", invoice.chargedAt())
                .setParameter("readAt", invoice.readAt())
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    Optional<UpcomingInvoice> find(UUID subscriptionId) {
        return database.createNativeQuery("""
                        select amount_cents, cast(currency as text), charged_at, read_at from upcoming_charges where id = :id
                        """, Tuple.class).setParameter("id", subscriptionId).getResultList().stream()
                .map(row -> stale(subscriptionId, (Tuple) row))
                .findFirst();
    }

    private static UpcomingInvoice stale(UUID subscriptionId, Tuple row) {
        return new UpcomingInvoice(
                subscriptionId,
                new Money(row.get(0, Long.class), row.get(1, String.class)),
                row.get(2, Instant.class),
                row.get(3, Instant.class),
                true);
    }
}
