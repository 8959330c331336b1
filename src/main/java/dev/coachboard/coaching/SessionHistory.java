package dev.coachboard.coaching;

import dev.coachboard.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Keeps what became of bookings. */
@ApplicationScoped
public class SessionHistory {

    private final SessionRepository sessions;
    private final Clock clock;
    private final Event<SessionRecorded> recorded;

    SessionHistory(SessionRepository sessions, Clock clock, Event<SessionRecorded> recorded) {
        this.sessions = sessions;
        this.clock = clock;
        this.recorded = recorded;
    }

    /** @return the new session's id; a booking is recorded once, and the database refuses a second time */
    @Transactional
    public UUID record(RecordedSession session) {
        var kept = new CoachingSession(Ids.next(), session, clock.instant());
        sessions.persist(kept);
        recorded.fire(new SessionRecorded(kept.id(), session.clientId(), session.coachId()));
        return kept.id();
    }
}
