package dev.coachboard.coaching;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.coachboard.platform.etag.Versioned;
import java.time.Instant;
import java.util.UUID;

/** A note as coaches see it; a client gets the same without the keys that only coaches have. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NoteDetails(
        UUID id,
        UUID sessionId,
        UUID authorId,
        String authorName,
        Visibility visibility,
        String body,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore long version)
        implements Versioned {

    @Override
    public Object borrowed() {
        return authorName;
    }

    NoteDetails forClient() {
        return new NoteDetails(id, null, null, authorName, null, body, createdAt, updatedAt, version);
    }
}
