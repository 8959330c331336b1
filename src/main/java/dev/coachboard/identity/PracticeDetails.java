package dev.coachboard.identity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.coachboard.platform.etag.Versioned;
import java.time.Instant;
import java.util.UUID;

/** A practice as its owner sees it. */
public record PracticeDetails(
        UUID id,
        String slug,
        String name,
        String zone,
        String currency,
        Instant createdAt,
        @JsonIgnore long version) implements Versioned {}
