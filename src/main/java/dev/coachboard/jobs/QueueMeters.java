package dev.coachboard.jobs;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;

/** How full the queue is, asked only when somebody reads the metrics. */
@ApplicationScoped
class QueueMeters implements MeterBinder {

    private static final Duration FRESH = Duration.ofSeconds(5); // because scrapers come every 10 to 60 seconds

    private final DataSource database;
    private final Clock clock;
    private final LoadingCache<Boolean, Depth> depth =
            Caffeine.newBuilder().expireAfterWrite(FRESH).build(key -> read());

    QueueMeters(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param oldest null when nothing is due */
    private record Depth(long ready, long running, long dead, Instant oldest, Instant now) {

        double oldestAge() {
            return oldest == null ? 0 : Duration.between(oldest, now).toMillis() / 1000.0;
        }
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        gauge(meters, "coachboard.jobs.ready", "Jobs that are due", Depth::ready);
        gauge(meters, "coachboard.jobs.running", "Jobs that a worker has", Depth::running);
        gauge(meters, "coachboard.jobs.dead", "Jobs that were given up", Depth::dead);
        gauge(meters, "coachboard.jobs.oldest.ready.age", "Seconds since the oldest was due", Depth::oldestAge);
    }

    private void gauge(MeterRegistry meters, String name, String description, ToDoubleFunction<Depth> value) {
        Gauge.builder(name, () -> value.applyAsDouble(depth.get(true)))
                .description(description)
                .register(meters);
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
}
