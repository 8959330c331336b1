package dev.coachboard.platform.database;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Cuts the connection of a request that works on the database for too long. Timeouts of PostgreSQL and of the socket do
 * not end an answer that trickles.
 */
@ApplicationScoped
public class Deadlines {

    private static final Logger LOG = Logger.getLogger(Deadlines.class);

    /** Because a request is allowed seconds, and a look at sixteen entries costs a microsecond. */
    private static final long LOOK = 100;

    private final Map<Connection, Borrowed> borrowed = new ConcurrentHashMap<>();
    private final CurrentWork work;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(Deadlines::daemon);

    Deadlines(CurrentWork work) {
        this.work = work;
        watch.scheduleWithFixedDelay(this::cutOverdue, LOOK, LOOK, TimeUnit.MILLISECONDS);
    }

    /** By {@link System#nanoTime()}. */
    private record Borrowed(long at, long deadline) {

        static Borrowed forNanos(long nanos) {
            var now = System.nanoTime();
            return new Borrowed(now, now + nanos);
        }
    }

    /** @param connection the physical one */
    public void begin(Connection connection) {
        if (work.isRequest()) borrowed.put(connection, Borrowed.forNanos(work.left()));
    }

    /** For a question that has a shorter one. */
    void begin(Connection connection, Duration within) {
        borrowed.put(connection, Borrowed.forNanos(within.toNanos()));
    }

    public void end(Connection connection) {
        var ended = borrowed.remove(connection);
        if (ended != null && work.isRequest()) work.spend(System.nanoTime() - ended.at());
    }

    private void cutOverdue() {
        var now = System.nanoTime();
        borrowed.forEach((connection, lent) -> {
            if (now - lent.deadline() > 0 && borrowed.remove(connection, lent)) cut(connection);
        });
    }

    /** Its request fails and logs that itself. */
    private static void cut(Connection connection) {
        try {
            Connections.cut(connection);
        } catch (RuntimeException e) {
            LOG.error("A connection could not be cut", e);
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "database-deadlines");
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    void stop() {
        watch.shutdownNow();
    }
}
