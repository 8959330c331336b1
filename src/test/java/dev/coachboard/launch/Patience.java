package dev.coachboard.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** Waits for another process, which nobody here can pump by hand. */
final class Patience {

    private Patience() {}

    static void until(String what, Duration atMost, Callable<Boolean> condition) throws Exception {
        var end = Instant.now().plus(atMost);
        while (!condition.call()) {
            assertThat(Instant.now()).as("Still no " + what).isBefore(end);
            Thread.sleep(20);
        }
    }
}
