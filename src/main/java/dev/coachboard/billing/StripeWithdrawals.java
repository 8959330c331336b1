package dev.coachboard.billing;

import dev.coachboard.billing.stripe.StripeGateway;
import dev.coachboard.billing.stripe.StripeRefused;
import dev.coachboard.jobs.JobHandler;
import dev.coachboard.jobs.JobRun;
import dev.coachboard.jobs.JobType;
import dev.coachboard.jobs.Jobs;
import dev.coachboard.jobs.Urgency;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Takes invoices of ours back from Stripe that were settled or changed here, so that nobody pays them there too. */
@ApplicationScoped
class StripeWithdrawals implements JobHandler<StripeWithdrawals.Copy> {

    /** Stripe's copy of an invoice. */
    public record Copy(String stripeId) {}

    private static final JobType<Copy> TYPE = new JobType<>("stripe-withdrawal", Copy.class, Urgency.SOON, 16);

    private final InvoiceRepository invoices;
    private final StripeGateway gateway;
    private final Jobs jobs;

    StripeWithdrawals(InvoiceRepository invoices, StripeGateway gateway, Jobs jobs) {
        this.invoices = invoices;
        this.gateway = gateway;
        this.jobs = jobs;
    }

    /** In the transaction of the change, whatever it was. */
    void changed(@Observes InvoiceChanged event) {
        var stripeId = invoices.findById(event.invoiceId()).takeWithdrawn();
        if (stripeId != null) jobs.enqueue(TYPE, stripeId, new Copy(stripeId));
    }

    @Override
    public JobType<Copy> type() {
        return TYPE;
    }

    @Override
    public void handle(Copy copy, JobRun run) {
        try {
            gateway.annul(copy.stripeId(), "coachboard/withdrawal/" + copy.stripeId());
        } catch (StripeRefused settled) {
            // Void already, or never finished. Were it paid, its event is parked.
        }
    }
}
