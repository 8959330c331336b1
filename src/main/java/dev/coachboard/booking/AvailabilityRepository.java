package dev.coachboard.booking;

import dev.coachboard.platform.problem.NotFound;
import dev.coachboard.platform.problem.Unprocessable;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;

@ApplicationScoped
class AvailabilityRepository implements PanacheRepositoryBase<Availability, UUID> {

    Availability require(UUID coachId) {
        return findByIdOptional(coachId).orElseThrow(() -> new NotFound("availability"));
    }

    /** Other bookings of this coach wait until the transaction ends. */
    Availability lock(UUID coachId) {
        return findByIdOptional(coachId, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(AvailabilityRepository::notBookable);
    }

    private static RuntimeException notBookable() {
        return new Unprocessable("coach-not-bookable", "Nobody with this id can be booked here").at("/coachId");
    }
}
