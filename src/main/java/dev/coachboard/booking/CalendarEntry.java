package dev.coachboard.booking;

import java.time.Instant;
import java.util.UUID;

/**
 * @param with the other person's name
 * @param meetingUrl null when there is none
 */
record CalendarEntry(
        UUID id,
        String with,
        Instant startsAt,
        Instant endsAt,
        String zone,
        BookingStatus status,
        Instant holdExpiresAt,
        int sequence,
        String meetingUrl) {

    CalendarEntry asOf(Instant now) {
        if (!BookingStatus.ranOut(holdExpiresAt, now)) return this;
        return new CalendarEntry(id, with, startsAt, endsAt, zone, BookingStatus.CANCELLED, null, sequence + 1, null);
    }
}
