package dev.coachboard.booking;

import dev.coachboard.coaching.Credits;
import dev.coachboard.jobs.Jobs;
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
    private final Jobs jobs;

    BookingLedger(BookingRepository bookings, Credits credits, Clock clock, Event<BookingChanged> changed, Jobs jobs) {
        this.bookings = bookings;
        this.credits = credits;
        this.clock = clock;
        this.changed = changed;
        this.jobs = jobs;
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

    /** Both people are mailed. The job has its own key for each change, so that none is told twice or lost. */
    void tell(BookingNews news) {
        jobs.enqueue(BookingNews.TYPE, news.key(), news);
    }

    BookingDetails announce(Booking booking) {
        bookings.flush();
        changed.fire(booking.changed());
        return bookings.details(booking.id(), clock.instant());
    }
}
