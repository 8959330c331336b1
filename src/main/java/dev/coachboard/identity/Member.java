package dev.coachboard.identity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.coachboard.platform.etag.Versioned;
import dev.coachboard.platform.tenancy.Role;
import java.time.Instant;
import java.util.UUID;

/** Someone who belongs to the practice. */
public record Member(
        UUID id,
        UUID userId,
        String name,
        String email,
        Role role,
        Instant joinedAt,
        @JsonIgnore long version) implements Versioned {}
