package dev.coachboard.booking;

import dev.coachboard.jobs.JobHandler;
import dev.coachboard.jobs.JobRun;
import dev.coachboard.jobs.JobType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Reminds, if the booking is still what it was when the reminder was planned. */
@ApplicationScoped
class ReminderJob implements JobHandler<Reminder> {

    private final BookingRepository bookings;
    private final BookingMails mails;
    private final Clock clock;

    ReminderJob(BookingRepository bookings, BookingMails mails, Clock clock) {
        this.bookings = bookings;
        this.mails = mails;
        this.clock = clock;
    }

    @Override
    public JobType<Reminder> type() {
        return Reminder.TYPE;
    }

    @Override
    @Transactional
    public void handle(Reminder reminder, JobRun run) {
        var now = clock.instant();
        var booking = bookings.details(reminder.bookingId(), now);
        if (reminder.concerns(booking) && now.isBefore(reminder.worthUntil())) mails.remind(reminder, booking);
    }
}
