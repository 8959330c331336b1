package dev.coachboard.coaching;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.coachboard.platform.etag.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** @param ledger the newest movements first, at most 50 */
record EnrolmentDetails(
        UUID id,
        UUID clientId,
        UUID programId,
        String programName,
        int creditsLeft,
        Instant enrolledAt,
        List<CreditMovement> ledger,
        @JsonIgnore long version)
        implements Versioned {

    @Override
    public Object borrowed() {
        return programName;
    }
}
