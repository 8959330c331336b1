package dev.coachboard.booking;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class MeetingRepository implements PanacheRepositoryBase<BookingMeeting, UUID> {

    /** Empty for a booking that never had a meeting. */
    Optional<MeetingState> state(UUID bookingId) {
        return getEntityManager()
                .createQuery("""
                        select b.id, b.status, b.startsAt, b.endsAt, b.sequence, m.status, m.asked, m.providerId,
                            m.startsAt
                        from Booking b join BookingMeeting m on m.id = b.id where b.id = :id
                        """, MeetingState.class)
                .setParameter("id", bookingId)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Of bookings that were not cancelled: those of cancelled ones are removed at the provider first, by their jobs. */
    void dropPast(UUID clientId) {
        delete("id in (select b.id from Booking b where b.clientId = ?1 and b.status <> CANCELLED)", clientId);
    }

    /** The link that people can use now. */
    Optional<String> link(UUID bookingId) {
        return getEntityManager().createQuery("""
                        select m.url from BookingMeeting m join Booking b on b.id = m.id
                        where m.id = :id and m.url is not null and b.status = CONFIRMED
                        """, String.class).setParameter("id", bookingId).getResultList().stream()
                .findFirst();
    }
}
