package dev.coachboard.coaching;

import java.time.Instant;
import java.util.UUID;

record SessionSummary(
        UUID id,
        UUID clientId,
        String clientName,
        UUID coachId,
        Instant startsAt,
        Instant endsAt,
        String zone,
        SessionStatus status) {}
