package dev.coachboard.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BiPredicate;
import org.jboss.logging.Logger;

/** Takes back jobs for what they would do, also those that were given up, when nobody knows their keys any more. */
@ApplicationScoped
public class JobErasure {

    private static final Logger LOG = Logger.getLogger(JobErasure.class);

    private final EntityManager database;
    private final PayloadJson payloads;

    JobErasure(EntityManager database, PayloadJson payloads) {
        this.database = database;
        this.payloads = payloads;
    }

    /**
     * Looks at each job of the type, so it is for types that few jobs of one practice wait for. One that is running ends,
     * and finds nothing to put back when it fails.
     *
     * @param ofNoPractice whether to look at those, too, that belong to no practice
     * @param unwanted told the key and the data
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public <T> void remove(JobType<T> type, boolean ofNoPractice, BiPredicate<String, T> unwanted) {
        for (var job : find(type, ofNoPractice)) {
            var key = job.get("key", String.class);
            if (!unwanted.test(key, data(type, job))) continue;
            delete("delete from jobs where task_name = :type and task_instance = :key", type, key);
            delete("delete from dead_jobs where type = :type and key = :key", type, key);
            LOG.infof("A %s job was taken back for an erasure", type.name());
        }
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> find(JobType<?> type, boolean ofNoPractice) {
        return database.createNativeQuery("""
                        select key, payload from (
                            select task_instance as key, task_data as payload from jobs where task_name = :type
                            union all
                            select key, payload from dead_jobs where type = :type) found
                        where coalesce(cast(convert_from(payload, 'UTF8') as jsonb) ->> 'practiceId', :none)
                            in (cast(current_practice() as text), :wanted)
                        """, Tuple.class)
                .setParameter("type", type.name())
                .setParameter("none", "none")
                .setParameter("wanted", ofNoPractice ? "none" : "")
                .getResultList();
    }

    private <T> T data(JobType<T> type, Tuple job) {
        try {
            return payloads.data(payloads.read(job.get("payload", byte[].class)), type.data());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete(String sql, JobType<?> type, String key) {
        database.createNativeQuery(sql)
                .setParameter("type", type.name())
                .setParameter("key", key)
                .executeUpdate();
    }
}
