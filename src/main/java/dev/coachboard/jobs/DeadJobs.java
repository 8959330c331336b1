package dev.coachboard.jobs;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class DeadJobs implements PanacheRepositoryBase<DeadJob, UUID> {

    /** Both or neither: a job is on the queue or among the dead. The queue's own removal would commit by itself. */
    void bury(DeadJob job) {
        persistAndFlush(job);
        getEntityManager()
                .createNativeQuery("delete from jobs where task_name = :type and task_instance = :key")
                .setParameter("type", job.type())
                .setParameter("key", job.key())
                .executeUpdate();
    }
}
