package dev.coachboard.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackOffTest {

    @Test
    void each_rest_is_about_twice_as_long_until_an_hour() {
        var random = new Random(1);
        for (var failures = 1; failures < 40; failures++) {
            var most = Math.min(5_000L << Math.min(failures - 1, 20), 3_600_000L);
            assertThat(BackOff.after(failures, random)).isBetween(Duration.ofMillis(most / 2), Duration.ofMillis(most));
        }
    }

    @Test
    void what_failed_together_does_not_come_back_together() {
        var random = new Random(1);
        var rests = random.ints(100).mapToObj(i -> BackOff.after(5, random)).distinct();
        assertThat(rests.count()).isGreaterThan(90);
    }
}
