package dev.coachboard.jobs;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import dev.coachboard.TestDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Works the queue by hand: everything that is due. On a thread of its own, as workers do, which knows nothing of the
 * practice that the test entered.
 */
@ApplicationScoped
public class Pump {

    private final Supplier<ManualScheduler> another;
    private final ManualScheduler scheduler;
    private final JobRunner runner;
    private final Clock clock;
    private final String[] types;

    Pump(DataSource database, JobTasks tasks, JobRunner runner, PayloadJson payloads, Clock clock) {
        this.runner = runner;
        this.clock = clock;
        types = tasks.all().stream().map(Task::getName).toArray(String[]::new);
        another = () -> {
            var builder = TestHelper.createManualScheduler(database, List.copyOf(tasks.all()));
            JobScheduler.onTheQueue(builder, payloads);
            return builder.clock(new AppClock(clock)).build();
        };
        scheduler = another.get();
    }

    /** A further instance on the same queue. */
    ManualScheduler another() {
        return another.get();
    }

    /** Runs a chore whose time has not come. */
    public void run(Chore chore) throws Exception {
        runner.run(chore);
    }

    /** Also what the work puts on the queue for at once. What fails rests, so this ends. */
    public synchronized void run() {
        do CompletableFuture.runAsync(scheduler::runAnyDueExecutions).join();
        while (anythingDue());
    }

    private boolean anythingDue() {
        return TestDatabase.count(
                        "select count(*) from jobs where not picked and execution_time <= ? and task_name = any(?)",
                        Timestamp.from(clock.instant()),
                        types)
                > 0;
    }

    /** The job library's test scheduler wants a clock of its own kind. */
    private static final class AppClock extends SettableClock {

        private final Clock clock;

        AppClock(Clock clock) {
            this.clock = clock;
        }

        @Override
        public Instant now() {
            return clock.instant();
        }
    }
}
