package dev.coachboard.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** The workers of this instance, and its end of the queue that all instances share. */
@ApplicationScoped
class JobScheduler {

    private final Scheduler scheduler;
    private final JobConfig config;

    JobScheduler(DataSource database, JobTasks tasks, PayloadJson payloads, JobConfig config, Clock clock) {
        this.config = config;
        this.scheduler = Scheduler.create(database, List.copyOf(tasks.all()))
                .startTasks(tasks.recurring())
                .tableName("jobs")
                .serializer(payloads)
                .clock(clock::instant)
                .threads(Math.max(1, config.workers()))
                .enablePriority()
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(config.poll())
                .heartbeatInterval(config.heartbeat())
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(config.patience())
                .build();
    }

    void start(@Observes StartupEvent started) {
        if (config.workers() > 0) scheduler.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (config.workers() > 0) scheduler.stop();
    }

    /** In the caller's transaction. */
    void add(TaskInstance<Payload> job, Instant at) {
        scheduler.scheduleIfNotExists(job, at);
    }

    /** Lets this instance's workers look for work now. */
    void wake() {
        if (config.workers() > 0) scheduler.triggerCheckForDueExecutions();
    }

    void remove(String type, String key) {
        if (scheduler.getScheduledExecution(TaskInstanceId.of(type, key)).isPresent())
            scheduler.cancel(TaskInstanceId.of(type, key));
    }
}
