package dev.coachboard.booking;

import dev.coachboard.platform.paging.Page;
import dev.coachboard.platform.paging.PageRequest;
import dev.coachboard.platform.paging.Pages;
import dev.coachboard.platform.paging.Position;
import dev.coachboard.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Bookings as the caller may see them: coaches every one of the practice, clients their own. */
@ApplicationScoped
class VisibleBookings {

    private final BookingRepository bookings;
    private final Pages pages;
    private final Clock clock;

    VisibleBookings(BookingRepository bookings, Pages pages, Clock clock) {
        this.bookings = bookings;
        this.pages = pages;
        this.clock = clock;
    }

    Page<BookingSummary> list(BookingFilter filter, PageRequest page, Caller who) {
        filter.clientId = who.narrow(filter.clientId);
        return pages.read(
                page,
                Position.OLDEST,
                booking -> Position.at(booking.startsAt(), booking.id()),
                (after, limit) -> bookings.list(filter, after, limit, clock.instant()));
    }

    BookingDetails require(UUID id, Caller who) {
        var booking = bookings.details(id, clock.instant());
        who.requireSees(booking.clientId(), "booking");
        return booking;
    }
}
