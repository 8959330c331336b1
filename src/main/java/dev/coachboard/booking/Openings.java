package dev.coachboard.booking;

import dev.coachboard.platform.flags.FeatureFlags;
import dev.coachboard.platform.problem.Conflict;
import dev.coachboard.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Lets one booking at a time into a coach's calendar. */
@ApplicationScoped
class Openings {

    private final AvailabilityRepository availabilities;
    private final BookingRepository bookings;
    private final Clock clock;
    private final Event<BookingChanged> changed;
    private final FeatureFlags flags;

    Openings(
            AvailabilityRepository availabilities,
            BookingRepository bookings,
            Clock clock,
            Event<BookingChanged> changed,
            FeatureFlags flags) {
        this.availabilities = availabilities;
        this.bookings = bookings;
        this.clock = clock;
        this.changed = changed;
        this.flags = flags;
    }

    /** Locks the coach's row: until the transaction ends, nobody else changes what is free there. */
    Availability enter(UUID coachId, Caller who) {
        if (who.isClient()) flags.require("self-service-booking");
        return availabilities.lock(coachId);
    }

    /**
     * Holds that ran out are released at the same instant by which others count: the database would count them all.
     *
     * @param except the booking that wants to move here, whose present place does not count
     * @return that instant
     */
    Instant requireFree(Availability availability, Instant startsAt, Caller who, UUID except) {
        var now = clock.instant();
        BookingHorizon.require(startsAt, now, "/startsAt");
        bookings.releaseExpired(availability.id(), now).forEach(changed::fire);
        // Coaches may fill a gap at the last minute.
        availability.requireOffers(startsAt, who.isClient() ? availability.earliestAt(now) : now);
        var until = availability.blockedUntil(startsAt);
        if (!bookings.taken(availability.id(), startsAt, until, now, except).isEmpty())
            throw new Conflict("slot-taken", "Somebody else has this time already");
        return now;
    }
}
