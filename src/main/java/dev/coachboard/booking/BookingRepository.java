package dev.coachboard.booking;

import dev.coachboard.platform.paging.ListQuery;
import dev.coachboard.platform.paging.Position;
import dev.coachboard.platform.problem.NotFound;
import dev.coachboard.platform.tenancy.Caller;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class BookingRepository implements PanacheRepositoryBase<Booking, UUID> {

    /** How long one booking blocks at most: 480 minutes of session and 240 of buffer. It bounds the search backwards. */
    private static final Duration LONGEST = Duration.ofHours(12);

    // Looked up for the rows of the page alone: a join would let PostgreSQL begin with the names.
    static final String COACH_NAME =
            "(select u.name from Membership m join User u on u.id = m.userId where m.id = b.coachId)";

    static final String CLIENT_NAME = "(select c.name from Client c where c.id = b.clientId)";

    private static final String OPEN =
            "b.status in (HELD, CONFIRMED) and (b.status = CONFIRMED or b.holdExpiresAt > :now)";

    /** Waits for others who change this booking; somebody else's answers a client like one that does not exist. */
    Booking lock(UUID id, Caller who) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(booking -> who.sees(booking.clientId()))
                .orElseThrow(() -> new NotFound("booking"));
    }

    /** In the order of their ids, as everybody does who locks several. */
    List<Booking> lockUpcoming(UUID clientId, Instant now) {
        return getEntityManager()
                .createQuery(
                        "select b from Booking b where b.clientId = :client and b.startsAt > :now and " + OPEN
                                + " order by b.id",
                        Booking.class)
                .setParameter("client", clientId)
                .setParameter("now", now)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    UUID coachOf(UUID id) {
        return getEntityManager()
                .createQuery("select b.coachId from Booking b where b.id = :id", UUID.class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("booking"));
    }

    /** When the coach is taken in {@code [from, to)}. */
    List<Span> taken(UUID coachId, Instant from, Instant to, Instant now) {
        return taken(coachId, from, to, now, new UUID(0, 0));
    }

    /** @param except a booking that is about to leave its place */
    List<Span> taken(UUID coachId, Instant from, Instant to, Instant now, UUID except) {
        return getEntityManager()
                .createQuery("""
                        select b.startsAt, b.blockedUntil from Booking b
                        where b.coachId = :coach and b.id <> :except and b.startsAt >= :earliest and b.startsAt < :to
                            and b.blockedUntil > :from and\s""" + OPEN, Span.class)
                .setParameter("coach", coachId)
                .setParameter("except", except)
                .setParameter("earliest", from.minus(LONGEST))
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("now", now)
                .getResultList();
    }

    long countOpen(UUID clientId, Instant now) {
        return getEntityManager()
                .createQuery("""
                        select count(*) from Booking b
                        where b.clientId = :client and b.startsAt > :now and\s""" + OPEN, Long.class)
                .setParameter("client", clientId)
                .setParameter("now", now)
                .getSingleResult();
    }

    /** Cancels the holds of a coach that ran out, which the database's own overlap check would count otherwise. */
    List<BookingChanged> releaseExpired(UUID coachId, Instant now) {
        List<?> released = getEntityManager()
                .createNativeQuery("""
                        update bookings set status = 'CANCELLED', cancelled_at = hold_expires_at, hold_expires_at = null,
                            sequence = sequence + 1, version = version + 1
                        where practice_id = current_practice() and coach_id = :coach and status = 'HELD'
                            and hold_expires_at <= :now
                        returning id, client_id
                        """, Tuple.class)
                .setParameter("coach", coachId)
                .setParameter("now", now)
                .getResultList();
        return released.stream()
                .map(Tuple.class::cast)
                .map(row -> new BookingChanged(row.get(0, UUID.class), row.get(1, UUID.class), coachId))
                .toList();
    }

    BookingDetails details(UUID id, Instant now) {
        return getEntityManager()
                .createQuery("""
                        select b.id, b.coachId, %s, b.clientId, %s, b.enrolmentId, b.startsAt, b.endsAt, b.zone,
                            b.status, b.holdExpiresAt, b.sequence, b.createdAt, b.cancelledAt, m.url, m.status, b.version
                        from Booking b left join BookingMeeting m on m.id = b.id where b.id = :id
                        """.formatted(COACH_NAME, CLIENT_NAME), BookingDetails.class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .findFirst()
                .map(booking -> booking.asOf(now))
                .orElseThrow(() -> new NotFound("booking"));
    }

    List<BookingSummary> list(BookingFilter filter, Position after, int limit, Instant now) {
        return new ListQuery("""
                        select b.id, b.coachId, %s, b.clientId, %s, b.startsAt, b.endsAt, b.zone, b.status, b.holdExpiresAt
                        from Booking b where (b.startsAt, b.id) > (:key, :id)
                        """.formatted(COACH_NAME, CLIENT_NAME), after.orLater(filter.from))
                        .narrow("b.clientId = :client", "client", filter.clientId)
                        .narrow("b.coachId = :coach", "coach", filter.coachId)
                        .narrow("b.status = :status", "status", filter.status)
                        .narrow("b.startsAt < :to", "to", filter.to)
                        .narrow("b.holdExpiresAt > :now", "now", filter.status == BookingStatus.HELD ? now : null)
                        .page(getEntityManager(), BookingSummary.class, "b.startsAt, b.id", limit)
                        .getResultList()
                        .stream()
                        .map(booking -> booking.asOf(now))
                        .toList();
    }
}
