package dev.coachboard.booking;

import java.time.Instant;
import java.util.UUID;

/** @param holdExpiresAt absent unless the booking is held */
record BookingSummary(
        UUID id,
        UUID coachId,
        String coachName,
        UUID clientId,
        String clientName,
        Instant startsAt,
        Instant endsAt,
        String zone,
        BookingStatus status,
        Instant holdExpiresAt) {

    BookingSummary asOf(Instant now) {
        if (!BookingStatus.ranOut(holdExpiresAt, now)) return this;
        return new BookingSummary(
                id, coachId, coachName, clientId, clientName, startsAt, endsAt, zone, BookingStatus.CANCELLED, null);
    }
}
