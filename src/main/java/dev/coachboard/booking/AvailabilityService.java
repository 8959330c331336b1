package dev.coachboard.booking;

import dev.coachboard.identity.MemberDirectory;
import dev.coachboard.platform.etag.IfMatch;
import dev.coachboard.platform.problem.Forbidden;
import dev.coachboard.platform.problem.NotFound;
import dev.coachboard.platform.tenancy.Caller;
import dev.coachboard.platform.tenancy.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class AvailabilityService {

    private final AvailabilityRepository availabilities;
    private final MemberDirectory members;
    private final Clock clock;

    AvailabilityService(AvailabilityRepository availabilities, MemberDirectory members, Clock clock) {
        this.availabilities = availabilities;
        this.members = members;
        this.clock = clock;
    }

    /** @param match what the caller believes to replace; whoever sends none replaces whatever is there */
    @Transactional
    AvailabilityDetails set(UUID coachId, NewAvailability wanted, Optional<IfMatch> match, Caller who) {
        if (!members.coaches(coachId)) throw new NotFound("coach");
        if (who.role() != Role.OWNER && !who.memberId().equals(coachId))
            throw new Forbidden("not-your-availability", "Coaches change their own hours; owners change everybody's");
        wanted.requireWithin(LocalDate.ofInstant(BookingHorizon.end(clock.instant()), ZoneOffset.UTC));
        var known = availabilities.findByIdOptional(coachId, LockModeType.PESSIMISTIC_WRITE);
        match.ifPresent(
                version -> version.check(known.map(Availability::version).orElse(-1L)));
        var availability = known.orElseGet(() -> added(coachId, wanted));
        availability.become(wanted);
        availabilities.flush();
        return availability.details();
    }

    private Availability added(UUID coachId, NewAvailability wanted) {
        var availability = new Availability(coachId, wanted);
        availabilities.persist(availability);
        return availability;
    }
}
