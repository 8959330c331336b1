package dev.coachboard;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Many who try the same thing in the same moment. */
public final class AtOnce {

    /** An attempt that takes longer is cancelled, and the test fails by it. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private AtOnce() {}

    /** What one of them does, who is told their number. */
    @FunctionalInterface
    public interface Attempt<T> {
        T by(int number) throws Exception;
    }

    /** @return what each got, in the order of their numbers; nobody begins before everybody is there */
    public static <T> List<T> atOnce(int times, Attempt<T> attempt) throws Exception {
        var together = new CyclicBarrier(times);
        var attempts = IntStream.range(0, times)
                .<Callable<T>>mapToObj(number -> () -> {
                    together.await(LONGEST.toSeconds(), SECONDS);
                    return attempt.by(number);
                })
                .toList();
        var pool = Executors.newFixedThreadPool(times);
        try {
            var answers = new ArrayList<T>();
            for (var answer : pool.invokeAll(attempts, LONGEST.toSeconds(), SECONDS)) answers.add(answer.get());
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }
}
