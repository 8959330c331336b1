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
        var from = latest(filter.from, availability.earliestAt(now), after.plusNanos(1000));
        if (!from.isBefore(filter.to)) return List.of();
        var zone = ZoneId.of(filter.zone == null ? availability.zone() : filter.zone);
        var taken = bookings.taken(coachId, from, availability.blockedUntil(filter.to), now);
        return availability
                .starts(from, filter.to)
                .filter(start ->
                        taken.stream().noneMatch(span -> span.overlaps(start, availability.blockedUntil(start))))
                .limit(limit)
                .map(start -> Slot.of(start, availability, zone))
                .toList();
    }

    private static Instant latest(Instant... instants) {
        return List.of(instants).stream().max(Instant::compareTo).orElseThrow();
    }
}
