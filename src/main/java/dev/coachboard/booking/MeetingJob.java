package dev.coachboard.booking;

import dev.coachboard.booking.meetings.MeetingGateway;
import dev.coachboard.jobs.JobHandler;
import dev.coachboard.jobs.JobRun;
import dev.coachboard.jobs.JobType;
import dev.coachboard.jobs.PermanentFailure;
import dev.coachboard.jobs.Urgency;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/**
 * Brings the provider's meeting to where its booking is, whatever the change was that enqueued it. After each call it
 * looks again, because the booking may have changed meanwhile and another worker may have called too.
 */
@ApplicationScoped
class MeetingJob implements JobHandler<MeetingJob.Change> {

    static final JobType<Change> TYPE = new JobType<>("booking-meeting", Change.class, Urgency.SOON, 12, "meetings");

    /** Because a change takes two calls, and a booking that is moved during three rounds can wait for the next try. */
    private static final int ROUNDS = 6;

    private final MeetingRepository meetings;
    private final Meetings known;
    private final MeetingGateway gateway;
    private final Clock clock;

    MeetingJob(MeetingRepository meetings, Meetings known, MeetingGateway gateway, Clock clock) {
        this.meetings = meetings;
        this.known = known;
        this.gateway = gateway;
        this.clock = clock;
    }

    record Change(UUID bookingId) {}

    @Override
    public JobType<Change> type() {
        return TYPE;
    }

    @Override
    public void handle(Change change, JobRun run) throws Exception {
        try {
            settle(change.bookingId());
        } catch (Exception e) {
            if (e instanceof PermanentFailure || run.attempt() >= TYPE.attempts()) known.fail(change.bookingId());
            throw e;
        }
    }

    private void settle(UUID bookingId) throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var state = meetings.state(bookingId);
            if (state.isEmpty() || state.get().isSettled(clock.instant())) return;
            act(state.get());
        }
        throw new IllegalStateException("The booking changes faster than its meeting");
    }

    private void act(MeetingState state) throws Exception {
        var id = state.bookingId();
        if (state.providerId() == null) {
            // Also for a cancelled booking, to learn the id of a meeting whose answer was lost.
            known.ask(id);
            known.take(id, gateway.create(state.wanted()), state.startIfMadeNow());
        } else if (state.isWanted(clock.instant())) {
            known.take(id, gateway.move(state.providerId(), state.wanted()), state.startsAt());
        } else {
            gateway.delete(state.providerId());
            known.remove(id);
        }
    }
}
