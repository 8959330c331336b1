package dev.coachboard.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Answers at one pace. To write a mail to somebody takes a few milliseconds more than to write none, and who asks often
 * enough could count them. Nobody's thread waits meanwhile.
 */
@ApplicationScoped
class SteadyAnswer {

    private final Duration pace;

    SteadyAnswer(SteadyConfig config) {
        this.pace = config.pace();
    }

    /** Refusals are not held back: they depend on what was sent, and not on who has an account. */
    <T> CompletionStage<T> of(Supplier<T> work) {
        var started = System.nanoTime();
        var answer = work.get();
        var left = pace.toNanos() - (System.nanoTime() - started);
        return CompletableFuture.supplyAsync(
                () -> answer, CompletableFuture.delayedExecutor(Math.max(0, left), TimeUnit.NANOSECONDS));
    }
}
