package dev.coachboard.dev;

import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The one clock of dev and test: it runs as the system's does, at the distance that it was moved. */
public final class MovableClock extends Clock {

    private final Duration start;
    private final AtomicReference<Duration> ahead;

    public MovableClock() {
        this(Duration.ZERO);
    }

    private MovableClock(Duration start) {
        this.start = start;
        this.ahead = new AtomicReference<>(start);
    }

    /** Begins at the system's time, or at the configured one. */
    @ConfigMapping(prefix = "coachboard.dev.clock")
    interface Beginning {

        /** In tests, so that no date in them is ever overtaken and no time of day changes what they see. */
        Optional<Instant> startsAt();
    }

    /** Takes the place of the system's clock. */
    @ApplicationScoped
    static class Maker {
        @Produces
        @Singleton
        MovableClock movableClock(Beginning beginning) {
            return new MovableClock(beginning
                    .startsAt()
                    .map(instant -> Duration.between(Instant.now(), instant))
                    .orElse(Duration.ZERO));
        }
    }

    /** The distance from the system's time at which it began. */
    public Duration start() {
        return start;
    }

    public void advance(Duration by) {
        ahead.updateAndGet(before -> before.plus(by));
    }

    public void moveTo(Instant instant) {
        ahead.set(Duration.between(Instant.now(), instant));
    }

    public void reset() {
        ahead.set(start);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead.get()).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Instants have no zone; use atZone");
    }
}
