package dev.coachboard.privacy;

import dev.coachboard.jobs.JobHandler;
import dev.coachboard.jobs.JobRun;
import dev.coachboard.jobs.JobType;
import dev.coachboard.jobs.PermanentFailure;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes an export; no transaction is open while its papers are laid out and packed. */
@ApplicationScoped
class ExportJob implements JobHandler<ExportOrders.Order> {

    private final ExportArchive archive;
    private final ExportDelivery delivery;

    ExportJob(ExportArchive archive, ExportDelivery delivery) {
        this.archive = archive;
        this.delivery = delivery;
    }

    @Override
    public JobType<ExportOrders.Order> type() {
        return ExportOrders.MAKE;
    }

    @Override
    public void handle(ExportOrders.Order order, JobRun run) throws Exception {
        var wanted = delivery.find(order.exportId());
        if (wanted.isEmpty()) return;
        try {
            delivery.deliver(order.exportId(), archive.pack(wanted.get()));
        } catch (Exception e) {
            if (e instanceof PermanentFailure || run.isLast(type(), e)) delivery.fail(order.exportId());
            throw e;
        }
    }
}
