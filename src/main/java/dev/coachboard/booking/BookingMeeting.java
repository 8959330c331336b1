package dev.coachboard.booking;

import dev.coachboard.booking.meetings.Meeting;
import dev.coachboard.platform.tenancy.TenantEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The video meeting of a booking, under the booking's id. */
@Entity
@Table(name = "meetings")
class BookingMeeting extends TenantEntity {

    @Enumerated(EnumType.STRING)
    private MeetingStatus status;

    private boolean asked;
    private String providerId;
    private String url;
    private Instant startsAt;

    /** For Hibernate alone. */
    protected BookingMeeting() {}

    BookingMeeting(UUID bookingId) {
        super(bookingId);
        status = MeetingStatus.PENDING;
    }

    /** Before the provider is called: its answer may be lost. */
    void ask() {
        asked = true;
        status = MeetingStatus.PENDING;
    }

    /** @param knownStart null when an earlier call may have made it for another start */
    void take(Meeting meeting, Instant knownStart) {
        providerId = meeting.id();
        url = meeting.url();
        startsAt = knownStart;
        status = knownStart == null ? MeetingStatus.PENDING : MeetingStatus.READY;
    }

    void fail() {
        status = MeetingStatus.FAILED;
    }

    void remove() {
        status = MeetingStatus.REMOVED;
        asked = false;
        providerId = null;
        url = null;
        startsAt = null;
    }
}
