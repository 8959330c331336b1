package dev.coachboard.booking;

import dev.coachboard.coaching.ClientMailLimits;
import dev.coachboard.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;

/** Where a change of a booking becomes news, in its transaction, and what it makes untrue is no longer told. */
@ApplicationScoped
class Newsroom {

    private final ClientMailLimits limits;
    private final Jobs jobs;
    private final Reminders reminders;
    private final Meetings meetings;

    Newsroom(ClientMailLimits limits, Jobs jobs, Reminders reminders, Meetings meetings) {
        this.limits = limits;
        this.jobs = jobs;
        this.reminders = reminders;
        this.meetings = meetings;
    }

    /**
     * Both people are mailed. The job has its own key for each change, so that none is told twice or lost. A cancellation
     * is never refused for its mail.
     */
    void tell(BookingNews news) {
        if (news.kind() != BookingNews.Kind.CANCELLED) limits.spendBooking(news.clientId());
        news.givenUp().ifPresent(start -> reminders.withdraw(news.bookingId(), start));
        jobs.enqueue(BookingNews.TYPE, news.key(), news);
        meetings.follow(news);
    }
}
