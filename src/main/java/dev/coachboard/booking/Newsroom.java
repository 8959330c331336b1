package dev.coachboard.booking;

import dev.coachboard.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;

/** Where a change of a booking becomes news, in its transaction, and what it makes untrue is no longer told. */
@ApplicationScoped
class Newsroom {

    private final Jobs jobs;
    private final Reminders reminders;

    Newsroom(Jobs jobs, Reminders reminders) {
        this.jobs = jobs;
        this.reminders = reminders;
    }

    /** Both people are mailed. The job has its own key for each change, so that none is told twice or lost. */
    void tell(BookingNews news) {
        news.givenUp().ifPresent(start -> reminders.withdraw(news.bookingId(), start));
        jobs.enqueue(BookingNews.TYPE, news.key(), news);
    }
}
