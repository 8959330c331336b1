package dev.coachboard.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server outside hangs, and an instance with four workers has other work too. */
@QuarkusTest
@Timeout(60)
class WorkerGroupsTest {

    private static final int HANGING = 20;
    private static final int OTHERS = 20;
    private static final JobType<Errand.Trip> HANGS =
            new JobType<>("hangs", Errand.Trip.class, Urgency.SOON, 3, "test-server");

    @Inject
    DataSource database;

    @Inject
    JobRunner runner;

    @Inject
    FailedJobs failures;

    @Inject
    PayloadJson payloads;

    @Inject
    TransactionSynchronizationRegistry transaction;

    @Inject
    QueueClock clock;

    @Inject
    Errand errand;

    private final String round = UUID.randomUUID().toString();
    private final Hanging hanging = new Hanging();
    private JobScheduler workers;
    private JobQueue queue;

    @BeforeEach
    void start() {
        var tasks = new JobTasks(List.of(hanging, errand), List.of(), runner, failures);
        workers = new JobScheduler(database, tasks, payloads, new FourWorkers(), clock);
        queue = new JobQueue(database, workers, transaction, clock);
        workers.start(null);
    }

    @AfterEach
    void stop() {
        hanging.released.countDown();
        workers.stop(null);
        TestDatabase.update("delete from jobs where task_name = 'hangs'");
    }

    @Test
    void other_work_goes_on_and_the_rest_of_the_hanging_work_waits_untouched() throws Exception {
        for (var job = 0; job < HANGING; job++) enqueue(HANGS, "hanging-" + job);
        assertThat(hanging.begun.await(30, TimeUnit.SECONDS)).isTrue();
        for (var job = 0; job < OTHERS; job++) enqueue(Errand.TYPE, "other-" + job);
        for (var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30); done() < OTHERS; Thread.sleep(20))
            assertThat(System.nanoTime()).isLessThan(end);
        assertThat(hanging.atWork.get()).isEqualTo(2);
        assertThat(TestDatabase.count("select count(*) from jobs where task_name = 'hangs' and not picked"))
                .isEqualTo(HANGING - 2);
    }

    private long done() {
        return errand.doneAt(round).size();
    }

    private void enqueue(JobType<?> type, String name) {
        var payload = payloads.serialize(payloads.of(null, new Errand.Trip(round, 0)));
        var job = new JobQueue.Row(type.name(), round + name, payload, type.urgency(), clock.instant());
        QuarkusTransaction.requiringNew().run(() -> queue.add(job));
    }

    private static final class Hanging implements JobHandler<Errand.Trip> {

        final CountDownLatch begun = new CountDownLatch(2);
        final CountDownLatch released = new CountDownLatch(1);
        final AtomicInteger atWork = new AtomicInteger();

        @Override
        public JobType<Errand.Trip> type() {
            return HANGS;
        }

        @Override
        public void handle(Errand.Trip data, JobRun run) throws Exception {
            atWork.incrementAndGet();
            begun.countDown();
            released.await();
        }
    }

    private record FourWorkers() implements JobConfig {

        @Override
        public int workers() {
            return 4;
        }

        @Override
        public Duration poll() {
            return Duration.ofSeconds(1);
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
