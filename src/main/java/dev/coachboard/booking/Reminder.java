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

    /** How long ahead, and for how long it is true. */
    enum Kind {
        DAY(Duration.ofHours(24), Duration.ofHours(2), "tomorrow"),
        HOUR(Duration.ofHours(1), Duration.ofHours(1), "in an hour");

        private final Duration ahead;
        private final Duration worth;
        private final String lead;

        Kind(Duration ahead, Duration worth, String lead) {
            this.ahead = ahead;
            this.worth = worth;
            this.lead = lead;
        }

        String lead() {
            return lead;
        }
    }

    String key() {
        return bookingId + ":" + kind + ":" + startsAt;
    }

    String mailKey() {
        return "reminder:" + key();
    }

    Instant due() {
        return startsAt.minus(kind.ahead);
    }

    Instant worthUntil() {
        return due().plus(kind.worth);
    }

    boolean concerns(BookingDetails booking) {
        return booking.status() == BookingStatus.CONFIRMED && booking.startsAt().equals(startsAt);
    }
}
