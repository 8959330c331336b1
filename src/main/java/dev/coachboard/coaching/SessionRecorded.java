package dev.coachboard.coaching;

import java.util.UUID;

/** A session took place, or the client did not come. */
public record SessionRecorded(UUID sessionId, UUID clientId, UUID coachId) {}
