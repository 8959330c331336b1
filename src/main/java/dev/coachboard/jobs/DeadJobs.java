package dev.coachboard.jobs;

import dev.coachboard.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.UUID;

@ApplicationScoped
class DeadJobs implements PanacheRepositoryBase<DeadJob, UUID> {

    /**
     * Both or neither: a job is on the queue or among the dead. The queue's own removal would commit by itself.
     *
     * @param version of the row that failed; when another worker has taken it over since, it is that one's to bury
     */
    void bury(DeadJob job, long version) {
        var taken = getEntityManager()
                .createNativeQuery(
                        "delete from jobs where task_name = :type and task_instance = :key and version = :version")
                .setParameter("type", job.type())
                .setParameter("key", job.key())
                .setParameter("version", version)
                .executeUpdate();
        if (taken > 0) persist(job);
    }

    /** A thousand at a time, so that no transaction takes long. @return how many */
    int dropOlderThan(Instant before) {
        return getEntityManager()
                .createNativeQuery(
                        "delete from dead_jobs where id in (select id from dead_jobs where died_at < :before limit 1000)")
                .setParameter("before", before)
                .executeUpdate();
    }

    DeadJob lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> new NotFound("job"));
    }
}
