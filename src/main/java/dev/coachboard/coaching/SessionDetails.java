package dev.coachboard.coaching;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.coachboard.platform.etag.Versioned;
import java.time.Instant;
import java.util.UUID;

/** @param bookingId absent when the session was not booked here */
record SessionDetails(
        UUID id,
        UUID clientId,
        String clientName,
        UUID coachId,
        UUID bookingId,
        Instant startsAt,
        Instant endsAt,
        String zone,
        SessionStatus status,
        @JsonIgnore long version)
        implements Versioned {

    @Override
    public Object borrowed() {
        return clientName;
    }
}
