package dev.coachboard.booking;

import dev.coachboard.booking.BookingNews.Kind;
import dev.coachboard.coaching.ClientMailLimits;
import dev.coachboard.coaching.RecordedSession;
import dev.coachboard.coaching.SessionHistory;
import dev.coachboard.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** What becomes of a booking. It keeps its place or gives it up, so the coach's row need not be locked. */
@ApplicationScoped
@Transactional
class OutcomeService {

    private final BookingRepository bookings;
    private final BookingLedger ledger;
    private final SessionHistory history;
    private final ClientMailLimits limits;
    private final Clock clock;

    OutcomeService(
            BookingRepository bookings,
            BookingLedger ledger,
            SessionHistory history,
            ClientMailLimits limits,
            Clock clock) {
        this.bookings = bookings;
        this.ledger = ledger;
        this.history = history;
        this.limits = limits;
        this.clock = clock;
    }

    BookingDetails confirm(UUID id, Caller who) {
        var booking = bookings.lock(id, who);
        var now = clock.instant();
        if (booking.confirm(now)) {
            ledger.pay(booking);
            ledger.tell(booking.news(Kind.CONFIRMED, null, now));
        }
        return ledger.announce(booking);
    }

    BookingDetails cancel(UUID id, Caller who) {
        var booking = bookings.lock(id, who);
        var now = clock.instant();
        booking.requireOpen(now);
        if (who.isClient()) booking.requireNotice(now);
        var isMailed = booking.isConfirmed();
        var cancelled = cancel(booking, now);
        // Last, because a confirmation locks the enrolment before the limit too.
        if (isMailed && !who.isClient()) limits.spendStranger(booking.clientId());
        return cancelled;
    }

    /** Everything that a client still has before them, whatever the notice. */
    void cancelUpcoming(UUID clientId) {
        var now = clock.instant();
        bookings.lockUpcoming(clientId, now).forEach(booking -> cancel(booking, now));
    }

    private BookingDetails cancel(Booking booking, Instant now) {
        var wasConfirmed = booking.isConfirmed();
        booking.cancel(now);
        if (wasConfirmed) ledger.tell(booking.news(Kind.CANCELLED, null, now));
        ledger.giveBack(booking);
        return ledger.announce(booking);
    }

    /** A client who does not come has used the credit all the same. */
    BookingDetails end(UUID id, boolean attended, Caller who) {
        var booking = bookings.lock(id, who);
        booking.end(attended, clock.instant());
        history.record(new RecordedSession(
                id,
                booking.clientId(),
                booking.coachId(),
                booking.startsAt(),
                booking.endsAt(),
                booking.zone(),
                attended));
        return ledger.announce(booking);
    }
}
