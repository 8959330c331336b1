package dev.coachboard.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.TestDatabase;
import dev.coachboard.jobs.Pump;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HousekeepingTest {

    @Inject
    Housekeeping housekeeping;

    @Inject
    Pump pump;

    @Test
    void the_log_forgets_what_is_older_than_any_job() throws Exception {
        var old = accepted("500 days");
        var recent = accepted("300 days");
        pump.run(housekeeping);
        assertThat(TestDatabase.column("select key from mail_deliveries where key in (?, ?)", old, recent))
                .containsExactly(recent);
    }

    private static String accepted(String ago) {
        var key = UUID.randomUUID().toString();
        TestDatabase.update(
                "insert into mail_deliveries values (?, 'welcome', '<1@localhost>', now() - ?::interval)", key, ago);
        return key;
    }
}
