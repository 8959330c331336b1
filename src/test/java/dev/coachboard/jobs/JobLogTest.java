package dev.coachboard.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachboard.LogLines;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.SocketException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the log says of work that fails, the lines of the libraries included. */
@QuarkusTest
@Timeout(60)
class JobLogTest {

    @Inject
    Jobs jobs;

    @Inject
    Pump pump;

    @Inject
    MeterRegistry meters;

    @Test
    void a_job_that_fails_is_one_line_without_an_address_or_a_stack() {
        pump.run();
        var key = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew().run(() -> jobs.enqueue(Errand.TYPE, key, new Errand.Trip(key, 1)));
        try (var log = LogLines.collect()) {
            pump.run();
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("fail") || line.contains("xception") || line.contains("STACK"))
                    .containsExactly("WARN [dev.coachboard.jobs.FailedJobs] Job errand failed on attempt 1 of 3:"
                            + " Exception: no way to ***");
            assertThat(log.lines()).noneMatch(line -> line.contains("ada@example.com"));
        }
    }

    @Test
    void a_chore_that_fails_is_one_line_too() {
        try (var log = LogLines.collect()) {
            assertThatThrownBy(() -> pump.run(new FailingChore())).isInstanceOf(JobFailed.class);
            assertThat(log.lines())
                    .containsExactly("WARN [dev.coachboard.jobs.JobRunner] Chore sweeping failed:"
                            + " Exception: no broom for ***");
        }
    }

    /** As the job library logs it; its loggers are the only way to make it do so with a database that is there. */
    @Test
    void a_poll_that_a_failing_database_ends_is_one_line_and_one_count() {
        var library = Logger.getLogger("com.github.kagkarlsson.scheduler.RunUntilShutdown");
        var before = resets();
        try (var log = LogLines.collect()) {
            library.log(Level.SEVERE, "Unhandled exception. Will keep running.", new RuntimeException(reset()));
            assertThat(log.lines())
                    .containsExactly(
                            "WARN [dev.coachboard.jobs.QueueLog] The queue could not be read or written: RESET");
        }
        assertThat(resets()).isEqualTo(before + 1);
    }

    @Test
    void a_mistake_in_a_poll_keeps_its_stack() {
        var library = Logger.getLogger("com.github.kagkarlsson.scheduler.RunAndLogErrors");
        try (var log = LogLines.collect()) {
            library.log(Level.SEVERE, "Unhandled exception. Will keep running.", new IllegalStateException("no rows"));
            assertThat(log.lines()).singleElement().asString().endsWith("STACK");
        }
    }

    private static SQLException reset() {
        return new SQLException("gone", "08006", new SocketException("Connection reset"));
    }

    private double resets() {
        return meters.get("db.connection.errors")
                .tag("reason", "reset")
                .counter()
                .count();
    }

    private record FailingChore() implements Chore {

        @Override
        public String name() {
            return "sweeping";
        }

        @Override
        public Duration every() {
            return Duration.ofDays(1);
        }

        @Override
        public void run() throws Exception {
            throw new Exception("no broom for ada@example.com");
        }
    }
}
