package dev.coachboard.booking;

import dev.coachboard.jobs.JobHandler;
import dev.coachboard.jobs.JobRun;
import dev.coachboard.jobs.JobType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Writes the mails after the booking is made, so that whoever books waits for one row of the queue alone. */
@ApplicationScoped
class BookingNewsJob implements JobHandler<BookingNews> {

    private final BookingMails mails;
    private final Reminders reminders;
    private final MeetingRepository meetings;

    BookingNewsJob(BookingMails mails, Reminders reminders, MeetingRepository meetings) {
        this.mails = mails;
        this.reminders = reminders;
        this.meetings = meetings;
    }

    @Override
    public JobType<BookingNews> type() {
        return BookingNews.TYPE;
    }

    @Override
    @Transactional
    public void handle(BookingNews news, JobRun run) {
        mails.tell(news, meetings.link(news.bookingId()).orElse(null));
        reminders.plan(news);
    }
}
