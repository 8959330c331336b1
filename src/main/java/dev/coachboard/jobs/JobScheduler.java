package dev.coachboard.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** The workers of this instance, and its end of the queue that all instances share. */
@ApplicationScoped
class JobScheduler {

    /** A job that no code here knows is a newer version's: for ever, as far as deleting it goes. */
    private static final Duration UNKNOWN_JOBS_STAY = Duration.ofDays(36_500);

    private final Scheduler scheduler;
    private final JobConfig config;

    JobScheduler(DataSource database, JobTasks tasks, PayloadJson payloads, JobConfig config, Clock clock) {
        this.config = config;
        var builder = Scheduler.create(database, List.copyOf(tasks.all())).startTasks(tasks.recurring());
        this.scheduler = onTheQueue(builder, payloads)
                .clock(clock::instant)
                .threads(Math.max(1, config.workers()))
                .pollingInterval(config.poll())
                .heartbeatInterval(config.heartbeat())
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(config.patience())
                .build();
    }

    /** What every worker on the queue has to agree on. */
    static SchedulerBuilder onTheQueue(SchedulerBuilder builder, PayloadJson payloads) {
        return builder.tableName("jobs")
                .serializer(payloads)
                .enablePriority()
                .pollUsingLockAndFetch(0.5, 1.0)
                .deleteUnresolvedAfter(UNKNOWN_JOBS_STAY);
    }

    void start(@Observes StartupEvent started) {
        if (config.workers() > 0) scheduler.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (config.workers() > 0) scheduler.stop();
    }

    /** Lets this instance's workers look for work now. */
    void wake() {
        if (config.workers() > 0) scheduler.triggerCheckForDueExecutions();
    }
}
