package dev.coachboard.booking;

import dev.coachboard.jobs.JobType;
import dev.coachboard.jobs.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A client is to be reminded of a session.
 *
 * @param startsAt for which start: moved since, the booking has reminders of its own for the new one
 */
record Reminder(UUID bookingId, Kind kind, Instant startsAt) {

    static final JobType<Reminder> TYPE = new JobType<>("booking-reminder", Reminder.class, Urgency.WHENEVER, 10);

    /** How long ahead, and from when on it comes too late. */
    enum Kind {
        DAY(Duration.ofHours(24), Duration.ofHours(1), "tomorrow"),
        HOUR(Duration.ofHours(1), Duration.ZERO, "in an hour");

        private final Duration ahead;
        private final Duration useless;
        private final String lead;

        Kind(Duration ahead, Duration useless, String lead) {
            this.ahead = ahead;
            this.useless = useless;
            this.lead = lead;
        }

        String lead() {
            return lead;
        }
    }

    String key() {
        return bookingId + ":" + kind + ":" + startsAt;
    }

    Instant due() {
        return startsAt.minus(kind.ahead);
    }

    Instant worthUntil() {
        return startsAt.minus(kind.useless);
    }

    boolean concerns(BookingDetails booking) {
        return booking.status() == BookingStatus.CONFIRMED && booking.startsAt().equals(startsAt);
    }
}
