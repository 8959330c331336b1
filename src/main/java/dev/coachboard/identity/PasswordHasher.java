package dev.coachboard.identity;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.coachboard.platform.problem.Refusal;
import dev.coachboard.platform.problem.Unavailable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Argon2id on threads of its own with a short line before them, so that a storm of logins never takes the threads that
 * read dashboards.
 */
@ApplicationScoped
public class PasswordHasher {

    /** OWASP's first choice: 19 MiB, two passes, one lane. About 50 ms of one core. */
    private static final Argon2Function ARGON2ID = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

    private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    private static final int LINE =
            10; // because ten in line wait about half a second, and more would wait longer than people do

    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(LINE),
            work -> new Thread(work, "password-hasher"));

    /** What an unknown account's password is compared with, so that the answer takes as long as for a known one. */
    private final String nobodysHash = hashNow(UUID.randomUUID().toString());

    public String hash(String password) {
        return run(() -> hashNow(password));
    }

    /** What no password matches. */
    String nobodysHash() {
        return nobodysHash;
    }

    /** @param hash null for an account that does not exist: the work is the same, the answer is no */
    boolean matches(String password, String hash) {
        var matches = run(() ->
                Password.check(password, hash == null ? nobodysHash : hash).with(ARGON2ID));
        return matches && hash != null;
    }

    /** How many hashes were asked for so far; those turned away are not counted. */
    long hashes() {
        return pool.getTaskCount();
    }

    private static String hashNow(String password) {
        return Password.hash(password).addRandomSalt(16).with(ARGON2ID).getResult();
    }

    private <T> T run(Callable<T> work) {
        try {
            return pool.submit(work).get();
        } catch (RejectedExecutionException e) {
            throw tooBusy();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Hashing failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw tooBusy();
        }
    }

    private static Refusal tooBusy() {
        return new Unavailable("unavailable", "Too many people are signing in; try again in a moment")
                .retryAfter(Duration.ofSeconds(1));
    }

    @PreDestroy
    void stop() {
        pool.shutdown();
    }
}
