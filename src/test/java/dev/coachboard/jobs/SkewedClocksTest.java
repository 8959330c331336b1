package dev.coachboard.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.TestDatabase;
import dev.coachboard.platform.tenancy.CurrentPractice;
import io.quarkus.arc.ClientProxy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two instances on one queue, of which the second has the wrong time. */
@QuarkusTest
@Timeout(60)
class SkewedClocksTest {

    private static final Duration NOT_ENOUGH_TO_MATTER = Duration.ofSeconds(2);

    @Inject
    DataSource database;

    @Inject
    JobQueue queue;

    @Inject
    PayloadJson payloads;

    @Inject
    CurrentPractice practice;

    @Inject
    Clock clock;

    @Inject
    Ordeal ordeal;

    @Inject
    Pump pump;

    private final String key = UUID.randomUUID().toString();
    private final AtomicReference<Duration> skew = new AtomicReference<>(Duration.ZERO);

    @BeforeEach
    void prepare() {
        pump.run();
        ordeal.prepare();
    }

    @AfterEach
    void end() {
        ordeal.buried().countDown();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT2M", "PT-2M"})
    void a_running_job_stays_with_its_worker(Duration by) {
        enqueue(clock.instant(), true);
        var first = CompletableFuture.runAsync(pump.another()::runAnyDueExecutions);
        assertThat(begins()).isTrue();
        var second = pump.another(skewed(by));
        second.runDeadExecutionDetection();
        second.runAnyDueExecutions();
        assertThat(ordeal.done()).doesNotContain(key);
        assertThat(TestDatabase.column("select consecutive_failures from jobs where task_instance = ?", key))
                .containsOnly((Object) null);
        ordeal.buried().countDown();
        first.orTimeout(30, TimeUnit.SECONDS).join();
        TestDatabase.update("delete from jobs where task_instance = ?", key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT2M", "PT-2M"})
    void a_job_for_now_is_due_for_both(Duration by) {
        var jobs = new Jobs(queue, payloads, practice, skewed(by));
        QuarkusTransaction.requiringNew().run(() -> jobs.enqueue(Ordeal.TYPE, key, new Ordeal.Feat(false)));
        pump.run();
        assertThat(ordeal.done()).contains(key);
    }

    @Test
    void a_job_for_later_does_not_begin_early() {
        enqueue(clock.instant().plus(Duration.ofMinutes(1)), false);
        pump.another(skewed(Duration.ofMinutes(2))).runAnyDueExecutions();
        assertThat(ordeal.done()).doesNotContain(key);
        TestDatabase.update("delete from jobs where task_instance = ?", key);
    }

    @Test
    void a_clock_that_is_set_between_two_readings_changes_nothing() {
        var queueClock = skewed(Duration.ZERO);
        skew.set(Duration.ofMinutes(2));
        assertThat(Duration.between(clock.instant(), queueClock.instant()).abs())
                .isLessThan(NOT_ENOUGH_TO_MATTER);
    }

    @Test
    void while_the_database_is_away_the_last_reading_counts() {
        skew.set(Duration.ofMinutes(2));
        var away = new AtomicReference<>(false);
        var queueClock = new QueueClock(unsteady(away), clock(), system());
        queueClock.follow();
        away.set(true);
        queueClock.follow();
        assertThat(Duration.between(clock.instant(), queueClock.instant()).abs())
                .isLessThan(NOT_ENOUGH_TO_MATTER);
    }

    @Test
    void readings_that_differ_by_a_little_never_turn_the_time_back() {
        var noon = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
        var queueClock = new QueueClock(database, noon, system());
        queueClock.follow();
        var before = queueClock.instant();
        skew.set(Duration.ofMillis(20));
        queueClock.follow();
        assertThat(queueClock.instant()).isAfterOrEqualTo(before);
    }

    private QueueClock skewed(Duration by) {
        skew.set(by);
        var queueClock = new QueueClock(database, clock(), system());
        queueClock.follow();
        return queueClock;
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return clock.instant().plus(skew.get());
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private InstantSource system() {
        return () -> Instant.now().plus(skew.get());
    }

    private DataSource unsteady(AtomicReference<Boolean> away) {
        var real = ClientProxy.unwrap(database);
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (away.get()) throw new SQLException("away", "08001");
                    return method.invoke(real, arguments);
                });
    }

    private void enqueue(Instant at, boolean deadly) {
        var payload = payloads.serialize(payloads.of(null, new Ordeal.Feat(deadly)));
        QuarkusTransaction.requiringNew()
                .run(() -> queue.add(new JobQueue.Row(Ordeal.TYPE.name(), key, payload, Urgency.WHENEVER, at)));
    }

    private boolean begins() {
        try {
            return ordeal.begun().await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
