package dev.coachboard.billing;

import dev.coachboard.jobs.JobHandler;
import dev.coachboard.jobs.JobRun;
import dev.coachboard.jobs.JobType;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class InvoicePdfJob implements JobHandler<InvoicePdfOrder> {

    private final InvoicePdfs pdfs;

    InvoicePdfJob(InvoicePdfs pdfs) {
        this.pdfs = pdfs;
    }

    @Override
    public JobType<InvoicePdfOrder> type() {
        return InvoicePdfOrders.TYPE;
    }

    @Override
    public void handle(InvoicePdfOrder order, JobRun run) {
        pdfs.require(order);
    }
}
