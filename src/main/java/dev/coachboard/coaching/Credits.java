package dev.coachboard.coaching;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Takes and gives back session credits, in the transaction of the booking they pay for. */
@ApplicationScoped
public class Credits {

    private final EnrolmentRepository enrolments;
    private final Clock clock;
    private final Event<EnrolmentChanged> changed;

    Credits(EnrolmentRepository enrolments, Clock clock, Event<EnrolmentChanged> changed) {
        this.enrolments = enrolments;
        this.clock = clock;
        this.changed = changed;
    }

    /** Refuses what {@link #take} would refuse now. Nothing is kept aside: somebody else may be faster. */
    public void requireLeft(UUID enrolmentId, UUID clientId) {
        enrolments.require(enrolmentId).requirePayable(clientId);
    }

    /** Bookings of one enrolment wait for each other here, so none takes a credit that is not there. */
    @Transactional
    public void take(UUID enrolmentId, UUID clientId, UUID bookingId) {
        var enrolment = enrolments.lock(enrolmentId);
        enrolment.requirePayable(clientId);
        enrolments.record(enrolment.take(bookingId, clock.instant()));
        changed.fire(new EnrolmentChanged(enrolmentId, clientId));
    }

    /** Does nothing when the booking has its credit back already, or never took one. */
    @Transactional
    public void giveBack(UUID enrolmentId, UUID bookingId) {
        var enrolment = enrolments.lock(enrolmentId);
        if (!enrolments.owes(enrolmentId, bookingId)) return;
        enrolments.record(enrolment.giveBack(bookingId, clock.instant()));
        changed.fire(new EnrolmentChanged(enrolmentId, enrolment.clientId()));
    }
}
