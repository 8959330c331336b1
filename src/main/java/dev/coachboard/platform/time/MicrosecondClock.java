package dev.coachboard.platform.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The system's clock in the microseconds that PostgreSQL keeps, so that an instant read back equals the one written.
 * Not {@code Clock.tick}: its {@code millis()} divides by zero for a tick under a millisecond.
 */
class MicrosecondClock extends Clock {

    @Override
    public Instant instant() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
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
