package dev.coachboard.booking;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.coachboard.platform.etag.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param enrolmentId the enrolment that pays with a credit, if one does
 * @param sequence how often calendars must take notice: raised by each move and by the cancellation
 */
record BookingDetails(
        UUID id,
        UUID coachId,
        String coachName,
        UUID clientId,
        String clientName,
        UUID enrolmentId,
        Instant startsAt,
        Instant endsAt,
        String zone,
        BookingStatus status,
        Instant holdExpiresAt,
        int sequence,
        Instant createdAt,
        Instant cancelledAt,

        @Schema(description = "The video meeting, once its provider made it", nullable = true)
        String meetingUrl,

        @Schema(description = "Null when the booking has no video meeting", nullable = true)
        MeetingStatus meetingStatus,

        @JsonIgnore long version)
        implements Versioned {

    BookingDetails {
        if (status != BookingStatus.CONFIRMED) {
            meetingUrl = null;
            meetingStatus = null;
        }
    }

    @Override
    public Object borrowed() {
        return List.of(coachName, clientName, String.valueOf(meetingUrl), String.valueOf(meetingStatus));
    }

    /** A hold that ran out reads, version and all, as what the next booking of its coach will make of it. */
    BookingDetails asOf(Instant now) {
        if (!BookingStatus.ranOut(holdExpiresAt, now)) return this;
        return new BookingDetails(
                id,
                coachId,
                coachName,
                clientId,
                clientName,
                enrolmentId,
                startsAt,
                endsAt,
                zone,
                BookingStatus.CANCELLED,
                null,
                sequence + 1,
                createdAt,
                holdExpiresAt,
                null,
                null,
                version + 1);
    }
}
