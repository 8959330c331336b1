package dev.coachboard.booking;

import dev.coachboard.platform.problem.Conflict;

/** How many bookings a client may have ahead. */
final class OpenBookingLimit {

    /** Because a client who takes more would empty a coach's month in a minute. */
    static final int MOST = 5;

    private OpenBookingLimit() {}

    static void require(long openAlready) {
        if (openAlready >= MOST)
            throw new Conflict("too-many-open-bookings", "This client has " + MOST + " open bookings already");
    }
}
