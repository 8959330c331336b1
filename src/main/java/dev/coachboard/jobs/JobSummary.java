package dev.coachboard.jobs;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A job as an operator sees it: what it is, never what it carries. */
public record JobSummary(
        UUID id,
        JobStage state,
        String type,
        String key,

        @Schema(description = "Null for work that belongs to no practice", nullable = true)
        UUID practiceId,

        @Schema(description = "When it is or was due; of a dead one, when it was given up")
        Instant at,

        @Schema(description = "How often it has failed") int failures,

        @Schema(description = "Why it failed last, without anybody's data", nullable = true)
        String lastError) {}
