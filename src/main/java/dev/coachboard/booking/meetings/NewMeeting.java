package dev.coachboard.booking.meetings;

import java.time.Instant;
import java.util.UUID;

/** What the provider is told: no name, no address and no topic. */
public record NewMeeting(UUID bookingId, Instant startsAt, long durationMinutes) {}
