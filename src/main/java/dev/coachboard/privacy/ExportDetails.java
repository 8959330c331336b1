package dev.coachboard.privacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An export of what is kept about a client.
 *
 * @param madeAt absent until it is made, as is its size
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExportDetails(
        UUID id,
        UUID clientId,
        ExportState state,
        Instant requestedAt,
        Instant madeAt,
        @Schema(description = "When the file is deleted") Instant expiresAt,
        Long sizeBytes) {}
