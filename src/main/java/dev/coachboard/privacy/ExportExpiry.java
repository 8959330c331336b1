package dev.coachboard.privacy;

import dev.coachboard.jobs.JobHandler;
import dev.coachboard.jobs.JobRun;
import dev.coachboard.jobs.JobType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Deletes an export at its time. A job of the practice and not a chore: a chore belongs to none, and would need a door
 * through every wall.
 */
@ApplicationScoped
class ExportExpiry implements JobHandler<ExportOrders.Order> {

    private final ExportRepository exports;

    ExportExpiry(ExportRepository exports) {
        this.exports = exports;
    }

    @Override
    public JobType<ExportOrders.Order> type() {
        return ExportOrders.EXPIRE;
    }

    @Override
    @Transactional
    public void handle(ExportOrders.Order order, JobRun run) {
        exports.deleteById(order.exportId());
    }
}
