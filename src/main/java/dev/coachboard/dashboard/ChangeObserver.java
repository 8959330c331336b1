package dev.coachboard.dashboard;

import dev.coachboard.billing.InvoiceChanged;
import dev.coachboard.billing.PlanChanged;
import dev.coachboard.billing.SubscriptionChanged;
import dev.coachboard.booking.BookingChanged;
import dev.coachboard.coaching.ClientChanged;
import dev.coachboard.coaching.EnrolmentChanged;
import dev.coachboard.coaching.ProgramChanged;
import dev.coachboard.coaching.SessionRecorded;
import dev.coachboard.identity.PersonRenamed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Says whose summary a change shows in. Each runs inside the transaction of the write. */
@ApplicationScoped
class ChangeObserver {

    private final RaisedVersions raised;
    private final SummaryVersions versions;

    ChangeObserver(RaisedVersions raised, SummaryVersions versions) {
        this.raised = raised;
        this.versions = versions;
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

    /** Clients read their coaches' names, also in other practices of the same person. */
    void person(@Observes PersonRenamed event) {
        versions.raiseClientsOf(event.userId());
    }
}
