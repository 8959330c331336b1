package dev.coachboard.platform.database;

import dev.coachboard.platform.database.DatabaseProbe.Answer;
import dev.coachboard.platform.database.failure.ConnectionError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Knows when the pool gives out nothing although the database answers: only a restart helps then. */
@ApplicationScoped
public class PoolRecovery {

    /** Because requests hold a connection for seconds and jobs have few, so an honest crowd passes in this time. */
    private static final Duration HOPELESS = Duration.ofSeconds(60);

    private static final long NEVER = 0;

    private final DatabaseProbe probe;
    private final LongSupplier nanos;
    private final AtomicLong exhaustedSince = new AtomicLong(NEVER);
    private volatile boolean hopeless;

    @Inject
    PoolRecovery(DatabaseProbe probe) {
        this(probe, System::nanoTime);
    }

    PoolRecovery(DatabaseProbe probe, LongSupplier nanos) {
        this.probe = probe;
        this.nanos = nanos;
    }

    /** The pool gave out a connection. */
    public void acquired() {
        if (exhaustedSince.get() == NEVER) return;
        exhaustedSince.set(NEVER);
        hopeless = false;
    }

    /** Decided here and not when somebody asks: a crowd that was refused long ago says nothing about the pool of today. */
    void exhausted(@Observes ConnectionError error) {
        if (error != ConnectionError.EXHAUSTED) return;
        var now = nanos.getAsLong();
        exhaustedSince.compareAndSet(NEVER, now);
        var view = probe.view();
        hopeless = view.answer() == Answer.HERE && isLong(exhaustedSince.get(), now) && isLong(view.since(), now);
    }

    /** Never while the database is away: a restart would not bring it back. */
    boolean isHopeless() {
        return hopeless && probe.view().answer() == Answer.HERE;
    }

    private static boolean isLong(long since, long now) {
        return since != NEVER && now - since > HOPELESS.toNanos();
    }
}
