package dev.coachboard.billing;

import dev.coachboard.billing.stripe.InvoiceGateway;
import dev.coachboard.jobs.JobHandler;
import dev.coachboard.jobs.JobRun;
import dev.coachboard.jobs.JobType;
import dev.coachboard.jobs.Jobs;
import dev.coachboard.jobs.Urgency;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Takes invoices of ours back from Stripe that were settled or changed here, so that nobody pays them there too. */
@ApplicationScoped
class StripeWithdrawals implements JobHandler<StripeWithdrawals.Copy> {

    /** Stripe's copy of an invoice. */
    public record Copy(String stripeId) {}

    private static final JobType<Copy> TYPE =
            new JobType<>("stripe-withdrawal", Copy.class, Urgency.SOON, 16, "stripe");

    private final InvoiceRepository invoices;
    private final InvoiceGateway gateway;
    private final Jobs jobs;

    StripeWithdrawals(InvoiceRepository invoices, InvoiceGateway gateway, Jobs jobs) {
        this.invoices = invoices;
        this.gateway = gateway;
        this.jobs = jobs;
    }

    /** In the transaction of the change, whatever it was. */
    void changed(@Observes InvoiceChanged event) {
        enqueue(invoices.findById(event.invoiceId()));
    }

    /** From now on what Stripe says about the present copy is not about this invoice. */
    @Transactional
    void withdraw(UUID invoiceId) {
        var invoice = invoices.lock(invoiceId);
        invoice.withdraw();
        enqueue(invoice);
    }

    private void enqueue(Invoice invoice) {
        var stripeId = invoice.takeWithdrawn();
        if (stripeId != null) jobs.enqueue(TYPE, stripeId, new Copy(stripeId));
    }

    @Override
    public JobType<Copy> type() {
        return TYPE;
    }

    /** Were it paid, its event is parked. */
    @Override
    public void handle(Copy copy, JobRun run) {
        gateway.takeBack(copy.stripeId());
    }
}
