package dev.coachboard.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Takes back jobs whose data names an id, also those that were given up. One that is running ends, and finds nothing to put
 * back when it fails.
 */
@ApplicationScoped
public class JobErasure {

    private static final Logger LOG = Logger.getLogger(JobErasure.class);

    private static final String OF_THIS_PRACTICE =
            " and cast(convert_from(%s, 'UTF8') as jsonb) ->> 'practiceId' = cast(current_practice() as text)";

    private final EntityManager database;

    JobErasure(EntityManager database) {
        this.database = database;
    }

    /**
     * Jobs of the practice under way. It looks at each job of the type.
     *
     * @param field of the data that holds the id, such as {@code parties.userId}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void removeHere(JobType<?> type, String field, UUID id) {
        remove(type, field, id, OF_THIS_PRACTICE);
    }

    /** Jobs of any practice and of none, for an id that belongs to the person alone. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void removeAnywhere(JobType<?> type, String field, UUID id) {
        remove(type, field, id, "");
    }

    private void remove(JobType<?> type, String field, UUID id, String where) {
        var removed = delete("delete from jobs where task_name = :type", "task_data", type, field, id, where)
                + delete("delete from dead_jobs where type = :type", "payload", type, field, id, where);
        if (removed > 0) LOG.infof("%d %s jobs were taken back for an erasure", removed, type.name());
    }

    private int delete(String sql, String column, JobType<?> type, String field, UUID id, String where) {
        return database.createNativeQuery(sql + " and cast(convert_from(" + column + ", 'UTF8') as jsonb)"
                        + " #>> string_to_array('data.' || :field, '.') = :id" + where.formatted(column))
                .setParameter("type", type.name())
                .setParameter("field", field)
                .setParameter("id", id.toString())
                .executeUpdate();
    }
}
