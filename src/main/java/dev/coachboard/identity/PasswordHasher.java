package dev.coachboard.identity;

import dev.coachboard.platform.problem.Unavailable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ExecutorServiceMetrics;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hashes passwords on a few threads of its own with a short queue, so that a storm of logins leaves the cores to other
 * requests. A caller takes a place first, before it spends anything, and is refused at once when the queue is full.
 */
@ApplicationScoped
public class PasswordHasher {

    private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    private static final int QUEUE = 10; // because ten hashes of about 50 ms make the last one wait half a second

    private final Semaphore places = new Semaphore(THREADS + QUEUE);
    private final ThreadPoolExecutor pool =
            (ThreadPoolExecutor) Executors.newFixedThreadPool(THREADS, PasswordHasher::thread);
    private final AtomicLong hashes = new AtomicLong();

    /** The pool with a measure of how long each hash waited and took. */
    private final ExecutorService timed;

    private final Counter refused;

    /** An unknown account's password is compared with it, so that the answer takes as long as for a known one. */
    private final String unmatchable = Argon2id.hash(UUID.randomUUID().toString());

    PasswordHasher(MeterRegistry meters) {
        timed = ExecutorServiceMetrics.monitor(meters, pool, "password-hasher");
        refused = Counter.builder("coachboard.hasher.refused")
                .description("Passwords that were turned away because too many waited")
                .register(meters);
    }

    /** The right to hash; it ends when it is closed. */
    public final class Place implements AutoCloseable {

        private final AtomicBoolean open = new AtomicBoolean(true);

        private Place() {}

        String hash(String password) {
            return run(() -> Argon2id.hash(password));
        }

        /** @param hash null for an account that does not exist: the work is the same, the answer is no */
        boolean matches(String password, String hash) {
            var matches = run(() -> Argon2id.matches(password, hash == null ? unmatchable : hash));
            return matches && hash != null;
        }

        @Override
        public void close() {
            if (open.compareAndSet(true, false)) places.release();
        }
    }

    /**
     * Call it before rate limits and transactions: a refusal must cost neither.
     *
     * @throws Unavailable 503 with Retry-After when the queue is full
     */
    Place enter() {
        if (places.tryAcquire()) return new Place();
        refused.increment();
        throw tooBusy();
    }

    /** For work that is no request and hashes once. */
    public String hash(String password) {
        try (var place = enter()) {
            return place.hash(password);
        }
    }

    /** A hash that no password matches. */
    String unmatchable() {
        return unmatchable;
    }

    /** How many hashes were computed or begun; refused ones are not counted. */
    long hashes() {
        return hashes.get();
    }

    <T> T run(Callable<T> work) {
        hashes.incrementAndGet();
        try {
            return timed.submit(work).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Hashing failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw tooBusy();
        }
    }

    int threads() {
        return THREADS;
    }

    /** How many hashes wait for a thread. */
    int waiting() {
        return pool.getQueue().size();
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "password-hasher");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }

    private static RuntimeException tooBusy() {
        return new Unavailable("unavailable", "Too many people are signing in; try again in a moment")
                .retryAfter(Duration.ofSeconds(1));
    }

    @PreDestroy
    void stop() {
        pool.shutdown();
    }
}
