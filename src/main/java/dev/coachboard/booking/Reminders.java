package dev.coachboard.booking;

import dev.coachboard.jobs.Jobs;
import dev.coachboard.mail.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/**
 * Puts a start's reminders on the queue, and takes them back when the start is given up. One that is planned late, by news
 * that had to wait, finds out at its time that it concerns nobody.
 */
@ApplicationScoped
class Reminders {

    private final Jobs jobs;
    private final Outbox outbox;

    Reminders(Jobs jobs, Outbox outbox) {
        this.jobs = jobs;
        this.outbox = outbox;
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

    /** Also what was written already and waits for the mail server. */
    @Transactional(Transactional.TxType.MANDATORY)
    void withdraw(UUID bookingId, Instant startsAt) {
        for (var kind : Reminder.Kind.values()) {
            var reminder = new Reminder(bookingId, kind, startsAt);
            jobs.withdraw(Reminder.TYPE, reminder.key());
            outbox.withdraw(reminder.mailKey());
        }
    }
}
