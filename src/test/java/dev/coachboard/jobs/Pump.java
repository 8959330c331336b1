package dev.coachboard.jobs;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;

/**
 * Works the queue by hand: everything that is due. On a thread of its own, as workers do, which knows nothing of the
 * practice that the test entered.
 */
@ApplicationScoped
public class Pump {

    private final ManualScheduler scheduler;
    private final JobRunner runner;

    Pump(DataSource database, JobTasks tasks, JobRunner runner, PayloadJson payloads, Clock clock) {
        this.runner = runner;
        var builder = TestHelper.createManualScheduler(database, List.copyOf(tasks.all()));
        builder.tableName("jobs").serializer(payloads);
        scheduler = builder.clock(new AppClock(clock)).build();
    }

    /** Runs a chore whose time has not come. */
    public void run(Chore chore) throws Exception {
        runner.run(chore);
    }

    public synchronized void run() {
        CompletableFuture.runAsync(scheduler::runAnyDueExecutions).join();
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
