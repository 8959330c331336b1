package dev.coachboard.booking;

import dev.coachboard.platform.privacy.DataSubject;
import dev.coachboard.platform.privacy.PersonalArea;
import dev.coachboard.platform.privacy.PersonalData;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** A client's bookings and the calendar that shows them. */
@ApplicationScoped
@Priority(60) // because what refers to another module's rows goes before them
class BookingPrivacy implements PersonalData {

    private static final List<PersonalArea> AREAS =
            List.of(new PersonalArea("bookings", """
                    select b.id, b.coach_id, b.enrolment_id, b.starts_at, b.ends_at, b.zone, b.status, b.hold_expires_at,
                        b.created_at, b.cancelled_at, m.url as meeting_url, m.starts_at as meeting_starts_at
                    from asked a join bookings b on b.practice_id = current_practice() and b.client_id = a.client_id
                        left join meetings m on m.practice_id = b.practice_id and m.id = b.id
                    order by b.starts_at, b.id
                    """), new PersonalArea("calendar-feed", """
                    select f.created_at
                    from asked a join calendar_feeds f on f.practice_id = current_practice() and f.id = a.client_id
                    """));

    private final OutcomeService outcomes;
    private final CalendarFeedRepository feeds;
    private final MeetingRepository meetings;

    BookingPrivacy(OutcomeService outcomes, CalendarFeedRepository feeds, MeetingRepository meetings) {
        this.outcomes = outcomes;
        this.feeds = feeds;
        this.meetings = meetings;
    }

    @Override
    public List<PersonalArea> areas(DataSubject who) {
        return AREAS;
    }

    /** The coach is told of each cancellation, by the pseudonym; the past stays, as times. */
    @Override
    public void erase(DataSubject who) {
        outcomes.cancelUpcoming(who.clientId());
        meetings.dropPast(who.clientId());
        feeds.deleteById(who.clientId());
    }
}
