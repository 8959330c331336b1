package dev.coachboard.booking;

import dev.coachboard.coaching.Credits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;

/** What follows a change of a booking, in its transaction: credits move, and whoever shows it is told. */
@ApplicationScoped
class BookingLedger {

    private final BookingRepository bookings;
    private final Credits credits;
    private final Clock clock;
    private final Event<BookingChanged> changed;
    private final Newsroom newsroom;

    BookingLedger(
            BookingRepository bookings,
            Credits credits,
            Clock clock,
            Event<BookingChanged> changed,
            Newsroom newsroom) {
        this.bookings = bookings;
        this.credits = credits;
        this.clock = clock;
        this.changed = changed;
        this.newsroom = newsroom;
    }

    /** A hold takes no credit, so that one that runs out owes none; there must be one, though. */
    void pay(Booking booking) {
        if (!booking.isPaidByCredit()) return;
        if (booking.status() == BookingStatus.HELD) credits.requireLeft(booking.enrolmentId(), booking.clientId());
        else credits.take(booking.enrolmentId(), booking.clientId(), booking.id());
    }

    void giveBack(Booking booking) {
        if (booking.isPaidByCredit()) credits.giveBack(booking.enrolmentId(), booking.id());
    }

    void tell(BookingNews news) {
        newsroom.tell(news);
    }

    BookingDetails announce(Booking booking) {
        bookings.flush();
        changed.fire(booking.changed());
        return bookings.details(booking.id(), clock.instant());
    }
}
