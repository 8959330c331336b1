package dev.coachboard.booking;

import dev.coachboard.booking.meetings.NewMeeting;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A booking beside what is known of its meeting.
 *
 * @param sequence how often the booking was moved
 * @param providerId null when no meeting is known
 * @param knownStart as the provider knows it
 */
record MeetingState(
        UUID bookingId,
        BookingStatus booking,
        Instant startsAt,
        Instant endsAt,
        int sequence,
        MeetingStatus meeting,
        boolean asked,
        String providerId,
        Instant knownStart) {

    /** Whether nothing is left to do at the provider's. */
    boolean isSettled(Instant now) {
        if (booking == BookingStatus.CANCELLED) return !asked && providerId == null;
        if (!isWanted(now)) return true;
        return meeting == MeetingStatus.READY && startsAt.equals(knownStart);
    }

    boolean isWanted(Instant now) {
        return booking == BookingStatus.CONFIRMED && now.isBefore(endsAt);
    }

    NewMeeting wanted() {
        return new NewMeeting(
                bookingId, startsAt, Duration.between(startsAt, endsAt).toMinutes());
    }

    /** What a meeting made now begins at: of a moved booking, an earlier call may have made it for the old start. */
    Instant startIfMadeNow() {
        return sequence == 0 ? startsAt : null;
    }
}
