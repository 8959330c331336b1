package dev.coachboard.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SteadyAnswerTest {

    private static final Duration PACE = Duration.ofMillis(50);

    @Test
    void no_answer_comes_before_its_time() {
        var started = System.nanoTime();
        var answer = new SteadyAnswer(() -> PACE).of(() -> "done").toCompletableFuture();
        assertThat(answer.isDone()).isFalse();
        assertThat(answer.orTimeout(1, TimeUnit.MINUTES).join()).isEqualTo("done");
        assertThat(System.nanoTime() - started).isGreaterThanOrEqualTo(PACE.toNanos());
    }

    @Test
    void work_that_took_longer_is_answered_all_the_same() {
        assertThat(new SteadyAnswer(() -> Duration.ZERO)
                        .of(() -> "done")
                        .toCompletableFuture()
                        .join())
                .isEqualTo("done");
    }
}
