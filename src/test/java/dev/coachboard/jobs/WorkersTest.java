package dev.coachboard.jobs;

import static dev.coachboard.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.TestDatabase;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.platform.id.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several instances on one queue; each is a worker of its own with the settings of the real ones. */
@QuarkusTest
class WorkersTest {

    @Inject
    Jobs jobs;

    @Inject
    JobQueue queue;

    @Inject
    DeadJobs dead;

    @Inject
    PayloadJson payloads;

    @Inject
    Ordeal ordeal;

    @Inject
    Pump pump;

    @Inject
    MovableClock clock;

    private final String round = UUID.randomUUID().toString();

    @BeforeEach
    void prepare() {
        pump.run();
        ordeal.prepare();
    }

    @AfterEach
    void resetClock() {
        ordeal.buried().countDown();
        clock.reset();
    }

    @Test
    void two_instances_share_the_work_and_do_each_job_once() throws Exception {
        var keys = enqueue(40, -1);
        atOnce(2, number -> {
            var worker = pump.another();
            while (waiting() > 0) worker.runAnyDueExecutions();
            return true;
        });
        assertThat(mine(ordeal.done())).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void what_a_dead_worker_had_taken_another_does_and_the_dead_one_undoes_nothing() throws Exception {
        var keys = enqueue(6, 2);
        var last = CompletableFuture.runAsync(pump.another()::runAnyDueExecutions);
        assertThat(ordeal.begun().await(1, TimeUnit.MINUTES)).isTrue();
        var survivor = pump.another();
        survivor.runDeadExecutionDetection();
        survivor.runAnyDueExecutions();
        assertThat(waiting()).isPositive();
        clock.advance(Duration.ofHours(1));
        survivor.runDeadExecutionDetection();
        survivor.runAnyDueExecutions();
        assertThat(mine(ordeal.done())).containsExactlyInAnyOrderElementsOf(keys);
        ordeal.buried().countDown();
        last.orTimeout(1, TimeUnit.MINUTES).join();
        assertThat(waiting()).isZero();
        assertThat(dead()).isZero();
    }

    @Test
    void what_somebody_waits_for_goes_before_bulk_that_came_first() {
        enqueue(3, -1);
        var urgent = round + "-urgent";
        var payload = payloads.serialize(payloads.of(null, new Ordeal.Feat(false)));
        QuarkusTransaction.requiringNew()
                .run(() -> queue.add(
                        new JobQueue.Row(Ordeal.TYPE.name(), urgent, payload, Urgency.SOON, clock.instant())));
        pump.run();
        assertThat(mine(ordeal.done())).hasSize(4).first().isEqualTo(urgent);
    }

    @Test
    void only_the_worker_that_still_has_a_job_lays_it_out() {
        var key = enqueue(1, -1).get(0);
        var remains = new DeadJob(Ids.next(), Ordeal.TYPE.name(), key, new byte[0], 3, "no way", clock.instant());
        QuarkusTransaction.requiringNew().run(() -> dead.bury(remains, 7));
        assertThat(waiting()).isOne();
        assertThat(dead()).isZero();
    }

    @Test
    void a_job_that_kills_every_worker_is_laid_out_in_the_end() {
        var key = enqueue(1, -1).get(0);
        for (var death = 0; death < 3; death++) {
            TestDatabase.update(
                    "update jobs set picked = true, last_heartbeat = ?::timestamptz where task_instance = ?",
                    clock.instant().toString(),
                    key);
            clock.advance(Duration.ofHours(1));
            pump.another().runDeadExecutionDetection();
        }
        assertThat(waiting()).isZero();
        assertThat(TestDatabase.column("select error from dead_jobs where key = ?", key))
                .containsExactly("The worker died");
    }

    /** @param deadly the number of the job that its first worker does not survive */
    private List<String> enqueue(int count, int deadly) {
        return IntStream.range(0, count)
                .mapToObj(number -> {
                    var key = "%s-%02d".formatted(round, number);
                    QuarkusTransaction.requiringNew()
                            .run(() -> jobs.enqueue(Ordeal.TYPE, key, new Ordeal.Feat(number == deadly)));
                    return key;
                })
                .toList();
    }

    private List<String> mine(List<String> keys) {
        return keys.stream().filter(key -> key.startsWith(round)).toList();
    }

    private long waiting() {
        return TestDatabase.count("select count(*) from jobs where task_instance like ?", round + "%");
    }

    private long dead() {
        return TestDatabase.count("select count(*) from dead_jobs where key like ?", round + "%");
    }
}
