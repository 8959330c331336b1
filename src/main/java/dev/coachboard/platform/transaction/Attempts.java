package dev.coachboard.platform.transaction;

import dev.coachboard.platform.database.failure.SqlFailure;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** Repeats a whole transaction that PostgreSQL rolled back for a reason that may not come again. */
final class Attempts {

    private static final int MOST = 4; // because a first try and three more settle all but a standing conflict

    /** Because a connection found dead costs milliseconds to find, and a database that is away costs seconds. */
    private static final long SOON = Duration.ofSeconds(1).toNanos();

    private Attempts() {}

    /** Safe, because no work calls anything outside inside a transaction. */
    static Object run(Callable<Object> transaction) throws Exception {
        var begun = System.nanoTime();
        for (var attempt = 1; ; attempt++) {
            try {
                return transaction.call();
            } catch (Exception e) {
                if (attempt == MOST || !isWorthAnother(e, System.nanoTime() - begun)) throw e;
                LockSupport.parkNanos(pause(attempt).toNanos());
            }
        }
    }

    private static boolean isWorthAnother(Exception failure, long taken) {
        var kind = SqlFailure.of(failure).orElse(null);
        if (kind == SqlFailure.CONTENTION) return true;
        return kind == SqlFailure.CONNECTION && taken < SOON;
    }

    /** Jitter, because two that collided would otherwise meet again. */
    private static Duration pause(int attempt) {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(5, 30L * attempt));
    }
}
