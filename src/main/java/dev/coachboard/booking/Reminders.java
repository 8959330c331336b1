package dev.coachboard.booking;

import dev.coachboard.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Puts a start's reminders on the queue. Those of a start that was given up stay there, and find out at their time that
 * they concern nobody.
 */
@ApplicationScoped
class Reminders {

    private final Jobs jobs;

    Reminders(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Only those whose time had not come when the booking was made: nobody needs to be told what they just did. */
    @Transactional(Transactional.TxType.MANDATORY)
    void plan(BookingNews news) {
        if (news.kind() == BookingNews.Kind.CANCELLED) return;
        for (var kind : Reminder.Kind.values()) {
            var reminder = new Reminder(news.bookingId(), kind, news.place().startsAt());
            if (reminder.due().isAfter(news.at()))
                jobs.enqueueAt(Reminder.TYPE, reminder.key(), reminder, reminder.due());
        }
    }
}
