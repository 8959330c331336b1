package dev.coachboard.booking;

import dev.coachboard.booking.meetings.Meeting;
import dev.coachboard.booking.meetings.MeetingConfig;
import dev.coachboard.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** Keeps what is known of the bookings' video meetings. No call to the provider happens here. */
@ApplicationScoped
class Meetings {

    private final MeetingRepository meetings;
    private final MeetingConfig config;
    private final Jobs jobs;

    Meetings(MeetingRepository meetings, MeetingConfig config, Jobs jobs) {
        this.meetings = meetings;
        this.config = config;
        this.jobs = jobs;
    }

    /** In the transaction of the change; the job has its own key for each change, so that none is lost. */
    @Transactional(Transactional.TxType.MANDATORY)
    void follow(BookingNews news) {
        if (!config.isOn()) return;
        var known = news.kind() == BookingNews.Kind.CONFIRMED ? null : meetings.findById(news.bookingId());
        if (known == null && news.kind() == BookingNews.Kind.CANCELLED) return;
        if (known == null) meetings.persist(new BookingMeeting(news.bookingId()));
        jobs.enqueue(MeetingJob.TYPE, news.key(), new MeetingJob.Change(news.bookingId()));
    }

    @Transactional
    void ask(UUID bookingId) {
        meetings.findById(bookingId).ask();
    }

    @Transactional
    void take(UUID bookingId, Meeting meeting, Instant knownStart) {
        meetings.findById(bookingId).take(meeting, knownStart);
    }

    @Transactional
    void fail(UUID bookingId) {
        meetings.findById(bookingId).fail();
    }

    @Transactional
    void remove(UUID bookingId) {
        meetings.findById(bookingId).remove();
    }
}
