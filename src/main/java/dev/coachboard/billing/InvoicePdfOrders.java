package dev.coachboard.billing;

import dev.coachboard.jobs.JobType;
import dev.coachboard.jobs.Jobs;
import dev.coachboard.jobs.Urgency;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

/** Has papers made: by a job, since laying one out takes longer than a request may. */
@ApplicationScoped
class InvoicePdfOrders {

    /** Eight attempts over about ten minutes: what still cannot be printed needs a person. */
    static final JobType<InvoicePdfOrder> TYPE = new JobType<>("invoice-pdf", InvoicePdfOrder.class, Urgency.SOON, 8);

    private final InvoiceDocuments documents;
    private final Jobs jobs;

    InvoicePdfOrders(InvoiceDocuments documents, Jobs jobs) {
        this.documents = documents;
        this.jobs = jobs;
    }

    /** In the transaction of the change, whatever it was: so no way to finalise or credit can forget the paper. */
    void changed(@Observes InvoiceChanged event) {
        documents.missing(event.invoiceId()).forEach(this::order);
    }

    /** One that waits already is not ordered twice. */
    @Transactional
    void order(InvoicePdfOrder order) {
        jobs.enqueue(TYPE, order.documentId().toString(), order);
    }
}
