package dev.coachboard.platform.transaction;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets so many requests in at once. Another waits for its turn, unless one has just waited in vain: then all places are
 * taken by slow work, and waiting would hold a worker thread for nothing.
 */
final class ConcurrencyLimit {

    /** Because slow work ends by its timeouts within seconds, and each of these seconds costs one vain wait. */
    private static final long HOPELESS = Duration.ofSeconds(1).toNanos();

    private final Semaphore places;
    private final long patience;
    private volatile long vainAt = System.nanoTime() - HOPELESS;

    /** @param patience how long a request waits for its turn */
    ConcurrencyLimit(int places, Duration patience) {
        this.places = new Semaphore(Math.max(1, places), true);
        this.patience = patience.toNanos();
    }

    /** To be given back. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** Empty when there is no turn in time. */
    Optional<Turn> enter() {
        if (places.tryAcquire() || waits()) return Optional.of(places::release);
        return Optional.empty();
    }

    private boolean waits() {
        if (System.nanoTime() - vainAt < HOPELESS) return false;
        try {
            if (places.tryAcquire(patience, TimeUnit.NANOSECONDS)) return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        vainAt = System.nanoTime();
        return false;
    }
}
