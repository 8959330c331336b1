package dev.coachboard.booking;

import java.time.Instant;

/** Where a booking stands. Only one that is held or confirmed keeps its time from others. */
public enum BookingStatus {
    HELD,
    CONFIRMED,
    CANCELLED,
    COMPLETED,
    NO_SHOW;

    boolean isOpen() {
        return this == HELD || this == CONFIRMED;
    }

    /** @param holdExpiresAt null for a booking that is not held */
    static boolean ranOut(Instant holdExpiresAt, Instant now) {
        return holdExpiresAt != null && !now.isBefore(holdExpiresAt);
    }
}
