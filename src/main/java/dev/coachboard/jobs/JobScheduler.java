package dev.coachboard.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.sql.DataSource;

/**
 * The workers of this instance, and its end of the queue that all instances share. Jobs that wait for a server outside
 * have workers of their own for each server, so that one that hangs stops no other work.
 */
@ApplicationScoped
class JobScheduler {

    /** A job that no code here knows is a newer version's: for ever, as far as deleting it goes. */
    private static final Duration UNKNOWN_JOBS_STAY = Duration.ofDays(36_500);

    /** Because one heartbeat may fail with the database, and a worker that is dead misses all. */
    private static final int MISSED_HEARTBEATS = 4;

    /** Because the workers for work inside take over from the dead of every group, and two would get in each other's way. */
    private static final int NEVER = 1_000_000;

    private final DataSource database;
    private final JobTasks tasks;
    private final PayloadJson payloads;
    private final JobConfig config;
    private final QueueClock clock;
    private final Workers inside;
    private final List<Workers> all;

    JobScheduler(DataSource database, JobTasks tasks, PayloadJson payloads, JobConfig config, QueueClock clock) {
        this.database = database;
        this.tasks = tasks;
        this.payloads = payloads;
        this.config = config;
        this.clock = clock;
        inside = inside();
        all = new ArrayList<>(List.of(inside));
        tasks.outside().values().forEach(types -> all.add(outside(types)));
    }

    private record Workers(Set<String> types, Scheduler scheduler) {}

    private Workers inside() {
        var builder = workers(tasks.inside(), config.workers(), MISSED_HEARTBEATS);
        return new Workers(tasks.inside(), builder.startTasks(tasks.recurring()).build());
    }

    /** Half as many for one server, since mails and payments should not wait for each other either. */
    private Workers outside(Set<String> types) {
        return new Workers(types, workers(types, config.workers() / 2, NEVER).build());
    }

    private SchedulerBuilder workers(Set<String> types, int threads, int missedHeartbeats) {
        return onTheQueue(Scheduler.create(database, List.copyOf(tasks.all())), payloads)
                .jdbcCustomization(new DueJobs(types))
                .clock(clock::fresh)
                .threads(Math.max(1, threads))
                .pollingInterval(config.poll())
                .heartbeatInterval(config.heartbeat())
                .missedHeartbeatsLimit(missedHeartbeats)
                .shutdownMaxWait(config.patience());
    }

    /** What every worker on the queue has to agree on. */
    static SchedulerBuilder onTheQueue(SchedulerBuilder builder, PayloadJson payloads) {
        return builder.tableName("jobs")
                .serializer(payloads)
                .enablePriority()
                .failureLogging(LogLevel.OFF, false) // because FailedJobs and JobRunner log each failure
                .pollUsingLockAndFetch(0.5, 1.0)
                .deleteUnresolvedAfter(UNKNOWN_JOBS_STAY);
    }

    void start(@Observes StartupEvent started) {
        if (config.workers() > 0) all.forEach(workers -> workers.scheduler().start());
    }

    /** All at once, since each group waits for its running jobs: the common pool has too few threads on three cores. */
    void stop(@Observes ShutdownEvent stopping) {
        if (config.workers() == 0) return;
        Executor own = task -> new Thread(task, "jobs-stop").start();
        var ends = all.stream().map(workers -> CompletableFuture.runAsync(workers.scheduler()::stop, own));
        CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).join();
    }

    /** Lets this instance's workers look for work of a type now. */
    void wake(String type) {
        if (config.workers() == 0) return;
        var workers = all.stream().filter(group -> group.types().contains(type)).findFirst();
        workers.orElse(inside).scheduler().triggerCheckForDueExecutions();
    }
}
