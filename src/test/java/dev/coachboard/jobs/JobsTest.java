package dev.coachboard.jobs;

import static dev.coachboard.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachboard.TestDatabase;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.tenancy.CurrentPractice;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JobsTest {

    @Inject
    Desk desk;

    @Inject
    Pump pump;

    @Inject
    Errand errand;

    @Inject
    MovableClock clock;

    private String key;

    @BeforeEach
    void newKey() {
        key = UUID.randomUUID().toString();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void a_job_runs_once_in_the_practice_that_wanted_it() {
        var practiceId = Ids.next();
        desk.enqueue(practiceId, key, 0);
        pump.run();
        pump.run();
        assertThat(errand.doneAt(key)).containsExactly(new Errand.Done(key, practiceId, new JobRun(key, 1)));
        assertThat(waiting()).isZero();
    }

    @Test
    void what_rolls_back_leaves_no_job() {
        assertThatThrownBy(() -> desk.enqueueAndFail(key)).hasMessage("on second thoughts");
        pump.run();
        assertThat(errand.doneAt(key)).isEmpty();
    }

    @Test
    void outside_a_transaction_nothing_is_enqueued() {
        assertThatThrownBy(() -> desk.enqueueBare(key)).isInstanceOf(RuntimeException.class);
        assertThat(waiting()).isZero();
    }

    @Test
    void one_key_waits_once() {
        desk.enqueue(null, key, 0);
        desk.enqueue(null, key, 0);
        assertThat(waiting()).isOne();
        pump.run();
        assertThat(errand.doneAt(key)).hasSize(1);
    }

    @Test
    void a_job_for_later_waits_for_its_time() {
        desk.enqueueAt(key, clock.instant().plus(Duration.ofHours(1)));
        pump.run();
        assertThat(errand.doneAt(key)).isEmpty();
        clock.advance(Duration.ofHours(1));
        pump.run();
        assertThat(errand.doneAt(key)).hasSize(1);
    }

    @Test
    void a_job_that_was_withdrawn_does_not_run() {
        desk.enqueueAt(key, clock.instant().plus(Duration.ofHours(1)));
        desk.withdraw(key);
        desk.withdraw(key);
        clock.advance(Duration.ofHours(1));
        pump.run();
        assertThat(errand.doneAt(key)).isEmpty();
    }

    @Test
    void a_job_that_fails_rests_and_is_tried_again() {
        desk.enqueue(null, key, 2);
        pump.run();
        pump.run();
        assertThat(errand.doneAt(key)).isEmpty();
        for (var i = 0; i < 2; i++) {
            clock.advance(Duration.ofSeconds(11));
            pump.run();
        }
        assertThat(errand.doneAt(key)).extracting(Errand.Done::run).containsExactly(new JobRun(key, 3));
    }

    @Test
    void a_job_that_goes_on_failing_is_laid_out_without_anybodys_address() {
        desk.enqueue(null, key, 9);
        for (var i = 0; i < 3; i++) {
            pump.run();
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(waiting()).isZero();
        assertThat(TestDatabase.column("select error from dead_jobs where key = ? and attempts = 3", key))
                .containsExactly("Exception: no way to ***");
    }

    @Test
    void two_who_want_the_same_job_at_once_both_commit_and_it_runs_once() throws Exception {
        atOnce(4, number -> {
            desk.enqueue(null, key, 0);
            return true;
        });
        pump.run();
        assertThat(errand.doneAt(key)).hasSize(1);
    }

    @Test
    void a_job_that_no_code_here_knows_is_kept() {
        TestDatabase.update("""
                insert into jobs (task_name, task_instance, execution_time, picked, version)
                values ('of-the-next-version', ?, now(), false, 1)
                """, key);
        var worker = pump.another();
        worker.runAnyDueExecutions();
        clock.advance(Duration.ofDays(400));
        worker.runDeadExecutionDetection();
        assertThat(waiting()).isOne();
    }

    private long waiting() {
        return TestDatabase.count("select count(*) from jobs where task_instance = ?", key);
    }

    /** Where a feature would be. */
    @ApplicationScoped
    static class Desk {

        private final Jobs jobs;
        private final CurrentPractice practice;

        Desk(Jobs jobs, CurrentPractice practice) {
            this.jobs = jobs;
            this.practice = practice;
        }

        @ActivateRequestContext
        void enqueue(UUID practiceId, String key, int failures) {
            if (practiceId != null) practice.enter(practiceId);
            QuarkusTransaction.requiringNew().run(() -> jobs.enqueue(Errand.TYPE, key, new Errand.Trip(key, failures)));
        }

        @ActivateRequestContext
        void enqueueAt(String key, Instant at) {
            QuarkusTransaction.requiringNew().run(() -> jobs.enqueueAt(Errand.TYPE, key, new Errand.Trip(key, 0), at));
        }

        void withdraw(String key) {
            QuarkusTransaction.requiringNew().run(() -> jobs.withdraw(Errand.TYPE, key));
        }

        @ActivateRequestContext
        void enqueueAndFail(String key) {
            QuarkusTransaction.requiringNew().run(() -> {
                jobs.enqueue(Errand.TYPE, key, new Errand.Trip(key, 0));
                throw new IllegalStateException("on second thoughts");
            });
        }

        @ActivateRequestContext
        void enqueueBare(String key) {
            jobs.enqueue(Errand.TYPE, key, new Errand.Trip(key, 0));
        }
    }
}
