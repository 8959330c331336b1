package dev.coachboard.coaching;

import java.time.Instant;
import java.util.UUID;

/** How a booking ended: the client came, or did not. */
public record RecordedSession(
        UUID bookingId, UUID clientId, UUID coachId, Instant startsAt, Instant endsAt, String zone, boolean attended) {}
