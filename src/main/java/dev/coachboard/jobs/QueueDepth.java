package dev.coachboard.jobs;

import dev.coachboard.platform.database.DatabaseProbe;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/** The queue's figures, read on a thread of its own. Readers wait for them briefly, and once for each reading. */
@ApplicationScoped
class QueueDepth {

    private static final Duration FRESH = Duration.ofSeconds(5); // because scrapers come every 10 to 60 seconds
    private static final Duration USABLE = Duration.ofMinutes(1); // because an older figure misleads an alert
    private static final Duration PATIENCE = Duration.ofMillis(500); // because scrapers give up after seconds

    private final DataSource database;
    private final DatabaseProbe probe;
    private final QueueClock clock;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(QueueDepth::daemon);
    private volatile Depth last;
    private Future<?> reading;
    private boolean awaited;

    QueueDepth(DataSource database, DatabaseProbe probe, QueueClock clock) {
        this.database = database;
        this.probe = probe;
        this.clock = clock;
    }

    /** @param oldest null when nothing is due */
    record Depth(long ready, long running, long dead, Instant oldest, Instant now) {

        double oldestAge() {
            return oldest == null ? 0 : Duration.between(oldest, now).toMillis() / 1000.0;
        }
    }

    /** Empty when nothing usable is known. */
    synchronized Optional<Depth> current() {
        if (!isYoungerThan(FRESH) && probe.isHere()) refresh();
        return isYoungerThan(USABLE) ? Optional.of(last) : Optional.empty();
    }

    private boolean isYoungerThan(Duration age) {
        return last != null && last.now().plus(age).isAfter(clock.instant());
    }

    private void refresh() {
        if (reading == null || reading.isDone()) {
            reading = reader.submit(() -> last = read());
            awaited = false;
        }
        if (awaited) return;
        awaited = true;
        try {
            reading.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException unknown) {
            // The last figures stay until they are too old.
        }
    }

    private Depth read() throws SQLException {
        var now = clock.instant();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("""
                        select (select count(*) from jobs where not picked and execution_time <= ?),
                            (select count(*) from jobs where picked), (select count(*) from dead_jobs),
                            (select min(execution_time) from jobs where not picked and execution_time <= ?)
                        """)) {
            query.setObject(1, now.atOffset(ZoneOffset.UTC));
            query.setObject(2, now.atOffset(ZoneOffset.UTC));
            try (var row = query.executeQuery()) {
                row.next();
                var oldest = row.getObject(4, OffsetDateTime.class);
                return new Depth(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        oldest == null ? null : oldest.toInstant(),
                        now);
            }
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "queue-depth");
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    void stop() {
        reader.shutdownNow();
    }
}
