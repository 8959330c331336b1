package dev.coachboard.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HousekeepingTest {

    @Inject
    Housekeeping housekeeping;

    @Inject
    Pump pump;

    @Inject
    Clock clock;

    @Test
    void the_dead_are_dropped_after_three_months_and_not_before() throws Exception {
        var old = die(Duration.ofDays(91));
        var young = die(Duration.ofDays(89));
        pump.run(housekeeping);
        assertThat(TestDatabase.column("select id from dead_jobs where id in (?, ?)", old, young))
                .containsExactly(young);
        TestDatabase.update("delete from dead_jobs where id = ?", young);
    }

    private UUID die(Duration ago) {
        var id = UUID.randomUUID();
        TestDatabase.update(
                "insert into dead_jobs (id, type, key, payload, attempts, error, died_at)"
                        + " values (?, 'errand', ?, '{}', 3, 'gone', ?)",
                id,
                id.toString(),
                Timestamp.from(clock.instant().minus(ago)));
        return id;
    }
}
