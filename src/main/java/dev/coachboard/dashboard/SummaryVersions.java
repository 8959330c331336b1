package dev.coachboard.dashboard;

import dev.coachboard.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.query.NativeQuery;

/** A number for each subject of summaries, kept where every instance reads it. */
@ApplicationScoped
class SummaryVersions {

    /** Stand for what all coaches, or all clients, of a practice see alike. No row of ours has such an id. */
    static final UUID ALL_COACHES = new UUID(0, 1);

    static final UUID ALL_CLIENTS = new UUID(0, 2);

    private final EntityManager database;

    SummaryVersions(EntityManager database) {
        this.database = database;
    }

    /** A sum of numbers that only grow: it changes whenever one of them does. */
    SummaryKey read(Caller who) {
        // With their types named, or the driver would ask the catalogue for them.
        var query = database.createNativeQuery("""
                        select (select coalesce(sum(v.version), 0) from summary_versions v
                                where v.practice_id = current_practice() and v.subject_id in (:own, :shared)) as version,
                            p.zone
                        from practices p where p.id = current_practice()
                        """).unwrap(NativeQuery.class);
        var row = (Object[]) query.addScalar("version", Long.class)
                .addScalar("zone", String.class)
                .setParameter("own", who.memberId())
                .setParameter("shared", who.isClient() ? ALL_CLIENTS : ALL_COACHES)
                .getSingleResult();
        return new SummaryKey(who.memberId(), who.isClient(), (Long) row[0], ZoneId.of((String) row[1]));
    }

    /** In one order for everybody, so that two writers who change the same summaries never wait crosswise. */
    void raise(Set<UUID> subjects) {
        database.flush();
        database.createNativeQuery("""
                        insert into summary_versions (practice_id, subject_id, version)
                        select current_practice(), subject, 1 from unnest(cast(:subjects as uuid[])) subject order by subject
                        on conflict (practice_id, subject_id) do update set version = summary_versions.version + 1
                        """)
                .setParameter(
                        "subjects", subjects.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")))
                .executeUpdate();
    }
}
