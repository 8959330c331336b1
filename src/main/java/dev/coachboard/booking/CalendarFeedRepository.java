package dev.coachboard.booking;

import dev.coachboard.platform.tenancy.Role;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class CalendarFeedRepository implements PanacheRepositoryBase<CalendarFeed, UUID> {

    private static final int LINES = 2000; // because a full-time coach has fewer bookings in fifteen months

    Optional<CalendarFeed> findByToken(byte[] tokenHash) {
        return find("tokenHash", tokenHash).firstResultOptional();
    }

    /** Cancelled ones too, so that calendars take them out. */
    List<CalendarEntry> entries(UUID memberId, Role role, Instant from, Instant to) {
        var own = role.coaches() ? "b.coachId" : "b.clientId";
        var other = role.coaches() ? BookingRepository.CLIENT_NAME : BookingRepository.COACH_NAME;
        return getEntityManager()
                .createQuery("""
                        select b.id, %s, b.startsAt, b.endsAt, b.zone, b.status, b.holdExpiresAt, b.sequence,
                            case when b.status = CONFIRMED then m.url end
                        from Booking b left join BookingMeeting m on m.id = b.id where %s = :member and b.startsAt >= :from and b.startsAt < :to
                        order by b.startsAt, b.id
                        """.formatted(other, own), CalendarEntry.class)
                .setParameter("member", memberId)
                .setParameter("from", from)
                .setParameter("to", to)
                .setMaxResults(LINES)
                .getResultList();
    }
}
