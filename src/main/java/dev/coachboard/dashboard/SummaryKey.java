package dev.coachboard.dashboard;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * Whose summary, and at which version.
 *
 * @param subjectId the client or the coach
 * @param version raised by every write that changes the summary
 * @param zone the practice's, which says when today ends
 */
record SummaryKey(UUID subjectId, boolean client, long version, ZoneId zone) {

    /** Raised when the same data becomes another body, so that no browser keeps the old one. */
    private static final int SHAPE = 1;

    String etag(Instant until) {
        return "\"" + SHAPE + "." + subjectId + "." + version + "." + zone + "." + until.toEpochMilli() + "\"";
    }
}
