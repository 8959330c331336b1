package dev.coachboard.dashboard;

import dev.coachboard.billing.InvoiceChanged;
import dev.coachboard.billing.PlanChanged;
import dev.coachboard.billing.SubscriptionChanged;
import dev.coachboard.booking.BookingChanged;
import dev.coachboard.coaching.ClientChanged;
import dev.coachboard.coaching.EnrolmentChanged;
import dev.coachboard.coaching.ProgramChanged;
import dev.coachboard.coaching.SessionRecorded;
import dev.coachboard.identity.MemberRenamed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Says whose summary a change shows in. Each runs inside the transaction of the write. */
@ApplicationScoped
class ChangeObserver {

    private final RaisedVersions raised;

    ChangeObserver(RaisedVersions raised) {
        this.raised = raised;
    }

    void booking(@Observes BookingChanged event) {
        raised.raise(event.clientId(), event.coachId());
    }

    void session(@Observes SessionRecorded event) {
        raised.raise(event.clientId(), event.coachId());
    }

    void enrolment(@Observes EnrolmentChanged event) {
        raised.raise(event.clientId());
    }

    /** Any coach may have a booking with the client, or see the client's invoice. */
    void client(@Observes ClientChanged event) {
        raised.raise(event.clientId(), SummaryVersions.ALL_COACHES);
    }

    void invoice(@Observes InvoiceChanged event) {
        raised.raise(event.clientId(), SummaryVersions.ALL_COACHES);
    }

    void subscription(@Observes SubscriptionChanged event) {
        raised.raise(event.clientId());
    }

    void plan(@Observes PlanChanged event) {
        raised.raise(SummaryVersions.ALL_CLIENTS);
    }

    void program(@Observes ProgramChanged event) {
        raised.raise(SummaryVersions.ALL_CLIENTS);
    }

    /** Clients read their coaches' names. */
    void member(@Observes MemberRenamed event) {
        raised.raise(SummaryVersions.ALL_CLIENTS);
    }
}
