package dev.coachboard.coaching;

import java.util.UUID;

/** A client was added, edited or archived. */
public record ClientChanged(UUID clientId, UUID coachId) {}
