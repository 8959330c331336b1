package dev.coachboard.coaching;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;

/** @param sortedBy what the list was sorted by: the name, or the term that a search found */
record ClientSummary(
        UUID id,
        String name,
        String email,
        UUID coachId,
        ClientStatus status,
        Instant createdAt,
        @JsonIgnore String sortedBy) {}
