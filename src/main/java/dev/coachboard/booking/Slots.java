package dev.coachboard.booking;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** What a coach's hours leave when bookings are taken out. */
@ApplicationScoped
class Slots {

    private final AvailabilityRepository availabilities;
    private final BookingRepository bookings;
    private final Clock clock;

    Slots(AvailabilityRepository availabilities, BookingRepository bookings, Clock clock) {
        this.availabilities = availabilities;
        this.bookings = bookings;
        this.clock = clock;
    }

    List<Slot> list(UUID coachId, SlotFilter filter, Instant after, int limit) {
        var availability = availabilities.require(coachId);
        var now = clock.instant();
        var to = earliest(filter.to, BookingHorizon.end(now));
        if (filter.from.isAfter(BookingHorizon.end(now)))
            throw BookingHorizon.refusal().atParameter("from");
        var from = latest(filter.from, availability.earliestAt(now), after.plusNanos(1000));
        if (!from.isBefore(to)) return List.of();
        var zone = ZoneId.of(filter.zone == null ? availability.zone() : filter.zone);
        var taken = bookings.taken(coachId, from, availability.blockedUntil(to), now);
        return availability
                .starts(from, to)
                .filter(start ->
                        taken.stream().noneMatch(span -> span.overlaps(start, availability.blockedUntil(start))))
                .limit(limit)
                .map(start -> Slot.of(start, availability, zone))
                .toList();
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant latest(Instant... instants) {
        return List.of(instants).stream().max(Instant::compareTo).orElseThrow();
    }
}
