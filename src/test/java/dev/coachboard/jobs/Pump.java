package dev.coachboard.jobs;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import dev.coachboard.TestDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Works the queue by hand: everything that is due. On a thread of its own, as workers do, which knows nothing of the
 * practice that the test entered.
 */
@ApplicationScoped
public class Pump {

    private final ManualScheduler scheduler;
    private final JobRunner runner;
    private final QueueClock clock;
    private final String[] types;
    private final FailedJobs failures;
    private final JobTasks tasks;
    private final BiFunction<JobTasks, QueueClock, ManualScheduler> another;

    Pump(
            DataSource database,
            JobTasks tasks,
            JobRunner runner,
            FailedJobs failures,
            PayloadJson payloads,
            QueueClock clock) {
        this.runner = runner;
        this.clock = clock;
        types = tasks.all().stream().map(Task::getName).toArray(String[]::new);
        this.tasks = tasks;
        this.failures = failures;
        another = (work, time) -> {
            var builder = TestHelper.createManualScheduler(database, List.copyOf(work.all()));
            JobScheduler.onTheQueue(builder, payloads)
                    .heartbeatInterval(Duration.ofSeconds(10))
                    .missedHeartbeatsLimit(4);
            builder.jdbcCustomization(new DueJobs(names(work)));
            return builder.clock(new AppClock(time)).build();
        };
        scheduler = another.apply(tasks, clock);
    }

    /** A further instance on the same queue. */
    ManualScheduler another() {
        return another(clock);
    }

    /** One whose clock may be wrong. */
    ManualScheduler another(QueueClock time) {
        return another.apply(tasks, time);
    }

    /** Works the jobs of one type by hand, in a way of the test's. */
    public synchronized void run(JobHandler<?> inPlace) {
        var worker = another.apply(new JobTasks(List.of(inPlace), List.of(), runner, failures), clock);
        do CompletableFuture.runAsync(worker::runAnyDueExecutions).join();
        while (anythingDue(inPlace.type().name()));
    }

    /** Runs a chore whose time has not come. */
    public void run(Chore chore) throws Exception {
        runner.run(chore);
    }

    /** Also what the work puts on the queue for at once. What fails rests, so this ends. */
    public synchronized void run() {
        do CompletableFuture.runAsync(scheduler::runAnyDueExecutions).join();
        while (anythingDue(types));
    }

    private static Set<String> names(JobTasks work) {
        return work.all().stream().map(Task::getName).collect(Collectors.toSet());
    }

    private boolean anythingDue(String... types) {
        return TestDatabase.count(
                        "select count(*) from jobs where not picked and execution_time <= ? and task_name = any(?)",
                        Timestamp.from(clock.instant()),
                        types)
                > 0;
    }

    /** The job library's test scheduler wants a clock of its own kind. */
    private static final class AppClock extends SettableClock {

        private final QueueClock clock;

        AppClock(QueueClock clock) {
            this.clock = clock;
        }

        @Override
        public Instant now() {
            return clock.instant();
        }
    }
}
