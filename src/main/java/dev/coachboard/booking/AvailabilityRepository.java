package dev.coachboard.booking;

import dev.coachboard.platform.problem.NotFound;
import dev.coachboard.platform.problem.Unprocessable;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;

@ApplicationScoped
class AvailabilityRepository implements PanacheRepositoryBase<Availability, UUID> {

    /** Hours stay when their coach leaves the practice, but nobody books by them any more. */
    private static final String OF_MEMBER = """
            from Availability a where a.id = ?1
                and exists (select 1 from Membership m where m.id = a.id and m.removedAt is null)
            """;

    Availability require(UUID coachId) {
        return find(OF_MEMBER, coachId).firstResultOptional().orElseThrow(() -> new NotFound("availability"));
    }

    /** Other bookings of this coach wait until the transaction ends. */
    Availability lock(UUID coachId) {
        return find(OF_MEMBER, coachId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(AvailabilityRepository::notBookable);
    }

    private static RuntimeException notBookable() {
        return new Unprocessable("coach-not-bookable", "Nobody with this id can be booked here").at("/coachId");
    }
}
