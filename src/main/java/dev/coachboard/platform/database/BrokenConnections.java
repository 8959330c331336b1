package dev.coachboard.platform.database;

import dev.coachboard.platform.database.failure.ConnectionError;
import dev.coachboard.platform.database.failure.ConnectionErrors;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Takes connections out of the pool that cannot be used any more. */
@ApplicationScoped
public class BrokenConnections {

    private static final Logger LOG = Logger.getLogger(BrokenConnections.class);

    /** Because an outage breaks many at once, and to renew the pool once is enough. */
    private static final long QUIET = Duration.ofSeconds(1).toNanos();

    private final ConnectionErrors errors;
    private final IdleConnections idle;
    private final Instance<AgroalDataSource> pool;
    private final AtomicLong renewedAt = new AtomicLong(System.nanoTime() - QUIET);

    /** @param pool later, because the pool asks for its interceptors while it is made */
    BrokenConnections(ConnectionErrors errors, IdleConnections idle, Instance<AgroalDataSource> pool) {
        this.errors = errors;
        this.idle = idle;
        this.pool = pool;
    }

    /** Its borrower finds it closed, and the pool drops it when it comes back. Never throws. */
    public void discard(Connection connection, Exception why) {
        try {
            Connections.cut(connection);
            if (errors.record(why).isEmpty()) LOG.warn("A connection could not be prepared and was dropped", why);
        } catch (RuntimeException e) {
            LOG.error("A connection could not be prepared, nor dropped", e);
        }
    }

    /** Whatever reset one connection has probably reset its neighbours. */
    void renew(@Observes ConnectionError reason) {
        if (reason == ConnectionError.RESET) renew();
    }

    /**
     * Idle connections are dropped now, busy ones when they are next found idle. Not by the pool's graceful flush: one that
     * is asked whether it lives at that moment keeps its place for ever (Agroal 3.0.1).
     */
    void renew() {
        var now = System.nanoTime();
        var before = renewedAt.get();
        if (now - before < QUIET || !renewedAt.compareAndSet(before, now)) return;
        idle.suspectAll();
        pool.get().flush(FlushMode.INVALID);
    }
}
