package dev.coachboard.booking;

import dev.coachboard.booking.BookingNews.Kind;
import dev.coachboard.coaching.ClientDirectory;
import dev.coachboard.platform.etag.IfMatch;
import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Books and moves. Rows are locked in one order, so no two writers wait crosswise: coach, client, enrolment. */
@ApplicationScoped
@Transactional
class BookingService {

    private final Openings openings;
    private final ClientDirectory clients;
    private final BookingRepository bookings;
    private final BookingLedger ledger;
    private final Clock clock;

    BookingService(
            Openings openings, ClientDirectory clients, BookingRepository bookings, BookingLedger ledger, Clock clock) {
        this.openings = openings;
        this.clients = clients;
        this.bookings = bookings;
        this.ledger = ledger;
        this.clock = clock;
    }

    BookingDetails book(NewBooking wanted, Caller who) {
        var clientId = wanted.clientFor(who);
        var availability = openings.enter(wanted.coachId(), who);
        clients.lockActive(clientId);
        var id = Ids.next();
        var now = openings.requireFree(availability, wanted.startsAt(), who, id);
        OpenBookingLimit.require(bookings.countOpen(clientId, now));
        var booking = new Booking(id, clientId, wanted, availability, now);
        ledger.pay(booking);
        bookings.persist(booking);
        if (booking.isConfirmed()) ledger.tell(booking.news(Kind.CONFIRMED, null, now));
        return ledger.announce(booking);
    }

    BookingDetails move(UUID id, IfMatch match, NewStart wanted, Caller who) {
        var availability = openings.enter(bookings.coachOf(id), who);
        var booking = bookings.lock(id, who);
        var now = clock.instant();
        match.check(booking.version());
        if (wanted.startsAt() == null) return bookings.details(id, now);
        booking.requireOpen(now);
        if (who.isClient()) booking.requireNotice(now);
        openings.requireFree(availability, wanted.startsAt(), who, id);
        var before = booking.startsAt();
        booking.move(wanted.startsAt(), availability);
        if (booking.isConfirmed()) ledger.tell(booking.news(Kind.MOVED, before, now));
        return ledger.announce(booking);
    }
}
