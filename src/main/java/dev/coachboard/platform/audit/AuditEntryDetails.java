package dev.coachboard.platform.audit;

import dev.coachboard.platform.tenancy.Role;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was done, to what, by whom. */
public record AuditEntryDetails(
        UUID id,
        Instant at,

        @Schema(description = "In the past tense, such as invoice-paid")
        String action,

        UUID subjectId,

        @Schema(description = "Null for what belongs to no practice, such as a person's password", nullable = true)
        UUID practiceId,

        @Schema(description = "Null for what the system did, or somebody with a mailed token", nullable = true)
        Actor actor,

        @Schema(nullable = true) String requestId,

        @Schema(description = "Null for what was not there", nullable = true)
        Map<String, Object> before,

        @Schema(description = "Null for what is there no more", nullable = true)
        Map<String, Object> after) {

    /** Who did it, as what. */
    public record Actor(UUID userId, Role role, boolean operator) {}
}
