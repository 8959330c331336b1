package dev.coachboard.booking;

import dev.coachboard.jobs.JobType;
import dev.coachboard.jobs.Urgency;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What two people are told of a booking: as it was then, whatever became of it since.
 *
 * @param sequence of the calendar entry
 * @param at when it happened
 */
record BookingNews(Kind kind, UUID bookingId, UUID clientId, UUID coachId, Place place, int sequence, Instant at) {

    static final JobType<BookingNews> TYPE = new JobType<>("booking-news", BookingNews.class, Urgency.SOON, 10);

    enum Kind {
        CONFIRMED,
        MOVED,
        CANCELLED;

        String template() {
            return "booking-" + name().toLowerCase(Locale.ROOT);
        }

        BookingStatus status() {
            return this == CANCELLED ? BookingStatus.CANCELLED : BookingStatus.CONFIRMED;
        }
    }

    /**
     * Where in time.
     *
     * @param zone the coach's
     * @param before when it would have begun, if it was moved
     */
    record Place(Instant startsAt, Instant endsAt, String zone, Instant before) {}

    /** The start that the booking no longer has. */
    Optional<Instant> givenUp() {
        return Optional.ofNullable(kind == Kind.CANCELLED ? place.startsAt() : place.before());
    }

    String key() {
        return bookingId + ":" + sequence + ":" + kind;
    }

    CalendarEntry entry(String with, String meetingUrl) {
        return new CalendarEntry(
                bookingId,
                with,
                place.startsAt(),
                place.endsAt(),
                place.zone(),
                kind.status(),
                null,
                sequence,
                meetingUrl);
    }
}
