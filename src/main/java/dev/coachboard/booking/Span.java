package dev.coachboard.booking;

import java.time.Instant;

/** Time that is taken, from the start up to the end without it. */
record Span(Instant start, Instant end) {

    boolean overlaps(Instant otherStart, Instant otherEnd) {
        return start.isBefore(otherEnd) && end.isAfter(otherStart);
    }
}
