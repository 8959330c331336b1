package dev.coachboard.platform.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The kept answers, in the transaction of the write they belong to. */
@ApplicationScoped
class IdempotencyKeys {

    private static final Duration KEPT = Duration.ofHours(24);

    private final EntityManager database;
    private final Clock clock;

    IdempotencyKeys(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Locks the key until the transaction ends, and finds the answer if there is one already. */
    Optional<KeptAnswer> claim(Claim claim) {
        var row = (Tuple) database.createNativeQuery("""
                        select l.mine, k.body_hash, k.status, k.location, k.etag, k.body
                        from (select pg_try_advisory_xact_lock(hashtextextended(:lock, 0)) as mine) l
                        left join idempotency_keys k on k.practice_id = :practice and k.user_id = :user
                            and k.route = :route and k.key = :key and k.created_at > :since
                        """, Tuple.class)
                .setParameter("lock", claim.lockName())
                .setParameter("practice", claim.practiceId())
                .setParameter("user", claim.userId())
                .setParameter("route", claim.route())
                .setParameter("key", claim.key())
                .setParameter("since", clock.instant().minus(KEPT))
                .getSingleResult();
        if (row.get(1) != null) return Optional.of(answer(row));
        if (!row.get(0, Boolean.class)) throw Idempotency.stillRunning();
        return Optional.empty();
    }

    /** Also forgets a few answers past their time, so the table stays small without a sweeper. */
    void keep(Claim claim, KeptAnswer answer) {
        var now = clock.instant();
        var kept = database.createNativeQuery("""
                        with forgotten as (
                            delete from idempotency_keys where ctid = any (array(
                                select ctid from idempotency_keys
                                where practice_id = :practice and created_at <= :since
                                order by created_at limit 5 for update skip locked))
                            and key <> :key)
                        insert into idempotency_keys as k
                            (practice_id, user_id, route, key, body_hash, status, location, etag, body, created_at)
                        values (:practice, :user, :route, :key, :hash, :status, :location, :etag, :body, :now)
                        on conflict (practice_id, user_id, route, key) do update
                            set body_hash = excluded.body_hash, status = excluded.status,
                                location = excluded.location, etag = excluded.etag, body = excluded.body, created_at = excluded.created_at
                            where k.created_at <= :since
                        """)
                .setParameter("practice", claim.practiceId())
                .setParameter("user", claim.userId())
                .setParameter("route", claim.route())
                .setParameter("key", claim.key())
                .setParameter("hash", answer.bodyHash())
                .setParameter("status", answer.status())
                .setParameter("location", answer.location())
                .setParameter("etag", answer.etag())
                .setParameter("body", answer.body())
                .setParameter("now", now)
                .setParameter("since", now.minus(KEPT))
                .executeUpdate();
        // Another request under the same key finished between our look and our lock.
        if (kept == 0) throw Idempotency.stillRunning();
    }

    void delete(UUID practiceId, List<String> routes) {
        database.createNativeQuery("delete from idempotency_keys where practice_id = :practice and route in (:routes)")
                .setParameter("practice", practiceId)
                .setParameter("routes", routes)
                .executeUpdate();
    }

    private static KeptAnswer answer(Tuple row) {
        return new KeptAnswer(
                row.get(1, byte[].class),
                ((Number) row.get(2)).intValue(),
                row.get(3, String.class),
                row.get(4, String.class),
                row.get(5, String.class));
    }
}
