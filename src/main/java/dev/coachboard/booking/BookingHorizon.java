package dev.coachboard.booking;

import dev.coachboard.platform.problem.Unprocessable;
import java.time.Duration;
import java.time.Instant;

/** The furthest that a calendar is open. */
final class BookingHorizon {

    /** A year and a month, so that an annual appointment can be repeated at its end. */
    static final Duration AHEAD = Duration.ofDays(400);

    private BookingHorizon() {}

    static Instant end(Instant now) {
        return now.plus(AHEAD);
    }

    /** @throws Unprocessable when a start lies beyond the horizon */
    static void require(Instant startsAt, Instant now, String pointer) {
        if (startsAt.isAfter(end(now))) throw refusal().at(pointer);
    }

    static Unprocessable refusal() {
        return new Unprocessable("too-far-ahead", "Calendars are open for the next 400 days");
    }
}
