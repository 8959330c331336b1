package dev.coachboard.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** Reads every line of a summary with one statement. */
@ApplicationScoped
class Lines {

    private final EntityManager database;

    Lines(EntityManager database) {
        this.database = database;
    }

    /** @param sql selects the columns of {@link Line} by their names */
    @SuppressWarnings("unchecked")
    List<Line> read(String sql, Map<String, Object> parameters) {
        var query = (NativeQuery<Line>) database.createNativeQuery(sql).unwrap(NativeQuery.class);
        query.addScalar("kind", String.class)
                .addScalar("id", UUID.class)
                .addScalar("other_id", UUID.class)
                .addScalar("name", String.class)
                .addScalar("starts_at", Instant.class)
                .addScalar("ends_at", Instant.class)
                .addScalar("changes_at", Instant.class)
                .addScalar("zone", String.class)
                .addScalar("status", String.class)
                .addScalar("number", Long.class)
                .addScalar("code", String.class)
                .addScalar("due_on", LocalDate.class)
                .setTupleTransformer((columns, names) -> line(columns));
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    private static Line line(Object[] column) {
        return new Line(
                (String) column[0],
                (UUID) column[1],
                (UUID) column[2],
                (String) column[3],
                (Instant) column[4],
                (Instant) column[5],
                (Instant) column[6],
                (String) column[7],
                (String) column[8],
                (Long) column[9],
                (String) column[10],
                (LocalDate) column[11]);
    }
}
