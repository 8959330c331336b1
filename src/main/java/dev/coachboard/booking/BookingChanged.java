package dev.coachboard.booking;

import java.util.UUID;

/** A booking was held, confirmed, moved, cancelled, completed or missed. */
public record BookingChanged(UUID bookingId, UUID clientId, UUID coachId) {}
