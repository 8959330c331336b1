package dev.coachboard.dashboard;

import dev.coachboard.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hibernate.query.NativeQuery;

/** A number for each subject of summaries, kept where every instance reads it. */
@ApplicationScoped
class SummaryVersions {

    /** Stand for what all coaches, or all clients, of a practice see alike. No row of ours has such an id. */
    static final UUID ALL_COACHES = new UUID(0, 1);

    static final UUID ALL_CLIENTS = new UUID(0, 2);

    private final EntityManager database;
    private final DataSource source;

    SummaryVersions(EntityManager database, DataSource source) {
        this.database = database;
        this.source = source;
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

    /**
     * In one order for everybody, so that two writers who change the same summaries never wait crosswise. On a connection
     * of its own to the transaction under way: Hibernate's session is past its last statement.
     */
    void raise(Set<UUID> subjects) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement("""
                        insert into summary_versions (practice_id, subject_id, version)
                        select current_practice(), subject, 1 from unnest(?::uuid[]) subject order by subject
                        on conflict (practice_id, subject_id) do update set version = summary_versions.version + 1
                        """)) {
            statement.setString(1, subjects.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The summaries' versions could not be raised", e);
        }
    }

    /** What all clients see alike, in every practice that this person belongs to: through a door in the wall. */
    void raiseClientsOf(UUID userId) {
        database.createNativeQuery("select cast(raise_clients_of(:person) as text)")
                .setParameter("person", userId)
                .getSingleResult();
    }
}
