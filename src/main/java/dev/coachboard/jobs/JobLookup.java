package dev.coachboard.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** Tells features what became of a job of theirs. One that is done has left no trace here. */
@ApplicationScoped
public class JobLookup {

    private final EntityManager database;

    JobLookup(EntityManager database) {
        this.database = database;
    }

    public Optional<JobState> find(JobType<?> type, String key) {
        return database
                .createNativeQuery("""
                        select false, null from jobs where task_name = :type and task_instance = :key
                        union all
                        select * from (select true, error from dead_jobs where type = :type and key = :key
                            order by died_at desc limit 1) latest
                        """, JobState.class)
                .setParameter("type", type.name())
                .setParameter("key", key)
                .getResultList()
                .stream()
                .findFirst()
                .map(JobState.class::cast);
    }
}
