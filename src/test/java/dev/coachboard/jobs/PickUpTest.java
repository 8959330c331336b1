package dev.coachboard.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real workers on threads of their own, who would look for work by themselves only in an hour. */
@QuarkusTest
class PickUpTest {

    private static final int JOBS = 200;

    @Inject
    DataSource database;

    @Inject
    JobTasks tasks;

    @Inject
    PayloadJson payloads;

    @Inject
    TransactionSynchronizationRegistry transaction;

    @Inject
    QueueClock clock;

    @Inject
    MeterRegistry meters;

    @Inject
    Errand errand;

    private JobScheduler workers;
    private JobQueue queue;

    /** Lets the chores and what other tests left go first. */
    @BeforeEach
    void start() throws Exception {
        workers = new JobScheduler(database, tasks, payloads, new Hourly(), clock);
        queue = new JobQueue(database, workers, transaction, clock);
        workers.start(null);
        enqueueAndWait();
    }

    @AfterEach
    void stop() {
        workers.stop(null);
    }

    @Test
    void a_commit_wakes_the_workers_of_its_own_instance() throws Exception {
        var before = pickUps();
        for (var job = 0; job < JOBS; job++) enqueueAndWait();
        var after = pickUps();
        // Figures for a person to read; a test that judged them would judge the machine.
        for (var step = 0; step < after.length; step++)
            System.out.printf(
                    "Of %d jobs began within %.0f ms: %.0f%n",
                    JOBS, after[step].bucket(TimeUnit.MILLISECONDS), after[step].count() - before[step].count());
    }

    @Test
    void chores_give_way_to_what_somebody_waits_for() {
        assertThat(TestDatabase.column("select distinct priority from jobs where task_instance = 'recurring'"))
                .containsExactly(Urgency.WHENEVER.priority());
    }

    private CountAtBucket[] pickUps() {
        return meters.get("coachboard.jobs.pickup")
                .tag("urgency", Errand.TYPE.urgency().name())
                .timer()
                .takeSnapshot()
                .histogramCounts();
    }

    private void enqueueAndWait() throws InterruptedException {
        var next = errand.next();
        var key = UUID.randomUUID().toString();
        var payload = payloads.serialize(payloads.of(null, new Errand.Trip(key, 0)));
        QuarkusTransaction.requiringNew()
                .run(() -> queue.add(
                        new JobQueue.Row(Errand.TYPE.name(), key, payload, Errand.TYPE.urgency(), clock.instant())));
        assertThat(next.isDone()).isTrue();
    }

    private record Hourly() implements JobConfig {

        @Override
        public int workers() {
            return 4;
        }

        @Override
        public Duration poll() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration heartbeat() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(5);
        }
    }
}
