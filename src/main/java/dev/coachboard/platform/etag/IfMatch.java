package dev.coachboard.platform.etag;

import dev.coachboard.platform.problem.Refusal;

/** The version that a writer believes it changes. */
public record IfMatch(String header) {

    /** @throws Refusal 428 when the header is missing */
    public static IfMatch required(String header) {
        if (header == null || header.isBlank())
            throw new Refusal(428, "if-match-required", "Send If-Match with the ETag of the version you read");
        return new IfMatch(header);
    }

    /** @throws Refusal 412 when the row has moved on; a weak tag never matches */
    public void check(long version) {
        for (var candidate : header.split(",")) {
            var trimmed = EntityTags.uncompressed(candidate.trim());
            if (trimmed.equals("*") || trimmed.equals(EntityTags.tag(version))) return;
            if (trimmed.startsWith("\"" + version + EntityTags.BORROWED)) return;
        }
        throw new Refusal(412, "stale", "Somebody changed this in the meantime; read it again");
    }
}
