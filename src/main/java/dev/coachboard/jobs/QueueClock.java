package dev.coachboard.jobs;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The time by which all instances work the queue. It follows the database's clock, since an instance whose own clock is
 * ahead would take the others' running jobs for dead ones.
 */
@ApplicationScoped
class QueueClock {

    private static final Logger LOG = Logger.getLogger(QueueClock.class);

    /** Because a clock that drifts by a second a day is a long way from a lease after five seconds. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    /** Because the quickest of five answers was hardly delayed on its way. */
    private static final int SAMPLES = 5;

    /** Because two readings of the same clock differ by this on a busy machine, and a job that is due now must stay due. */
    private static final Duration JITTER = Duration.ofMillis(50);

    /** Because reading two clocks one after the other may take a while on a busy machine. */
    private static final Duration STEP = Duration.ofSeconds(1);

    private final DataSource database;
    private final Clock clock;
    private final InstantSource system;
    private final AtomicLong asked = new AtomicLong();
    private volatile Reading latest;
    private volatile boolean unread;

    @Inject
    QueueClock(DataSource database, Clock clock) {
        this(database, clock, InstantSource.system());
    }

    /** @param system the clock of this machine, which {@code clock} may be ahead of in dev and test */
    QueueClock(DataSource database, Clock clock, InstantSource system) {
        this.database = database;
        this.clock = clock;
        this.system = system;
        this.latest = new Reading(Duration.ZERO, system.instant(), System.nanoTime());
    }

    /** @param ahead how far the database's clock is ahead of this machine's */
    private record Reading(Duration ahead, Instant at, long nanos) {}

    /** @param trip how long the question and the answer took */
    private record Sample(Instant before, Instant database, Duration trip) {

        /** Zero within half of the round trip, where the clocks may as well agree. */
        Duration ahead() {
            var ahead = Duration.between(before.plus(trip.dividedBy(2)), database);
            return ahead.abs().compareTo(trip.dividedBy(2)) <= 0 ? Duration.ZERO : ahead;
        }
    }

    /** Before the workers start. */
    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent starting) {
        follow();
    }

    Instant instant() {
        var reading = latest;
        return clock.instant().plus(reading.ahead()).minus(stepSince(reading)).truncatedTo(ChronoUnit.MICROS);
    }

    /** Reads the database's clock again when the last reading is old, and keeps that while the database is away. */
    Instant fresh() {
        var last = asked.get();
        var now = System.nanoTime();
        if (now - last > FRESH.toNanos() && asked.compareAndSet(last, now)) follow();
        return instant();
    }

    void follow() {
        try {
            latest = new Reading(steady(sample().ahead()), system.instant(), System.nanoTime());
            unread = false;
        } catch (SQLException e) {
            if (!unread) LOG.warnf("The database's clock could not be read (SQL state %s)", e.getSQLState());
            unread = true; // because an outage is one event, however many polls it lasts
        }
    }

    private Duration steady(Duration ahead) {
        return ahead.minus(latest.ahead()).abs().compareTo(JITTER) <= 0 ? latest.ahead() : ahead;
    }

    private Sample sample() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select clock_timestamp()")) {
            var samples = Stream.<Sample>builder();
            for (var i = 0; i < SAMPLES; i++) {
                var before = system.instant();
                var nanos = System.nanoTime();
                try (var row = query.executeQuery()) {
                    row.next();
                    var there = row.getObject(1, OffsetDateTime.class).toInstant();
                    samples.add(new Sample(before, there, Duration.ofNanos(System.nanoTime() - nanos)));
                }
            }
            return samples.build().min(Comparator.comparing(Sample::trip)).orElseThrow();
        }
    }

    /** How far the machine's clock was set since then: it may be corrected between two readings. */
    private Duration stepSince(Reading reading) {
        var shown = Duration.between(reading.at(), system.instant());
        var step = shown.minusNanos(System.nanoTime() - reading.nanos());
        return step.abs().compareTo(STEP) < 0 ? Duration.ZERO : step;
    }
}
