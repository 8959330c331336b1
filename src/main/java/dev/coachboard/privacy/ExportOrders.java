package dev.coachboard.privacy;

import dev.coachboard.jobs.JobLookup;
import dev.coachboard.jobs.JobType;
import dev.coachboard.jobs.Jobs;
import dev.coachboard.jobs.Urgency;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Has an export made soon, and deleted when its time is over. */
@ApplicationScoped
class ExportOrders {

    /** Which export. */
    public record Order(UUID exportId) {}

    /** Eight attempts over ten minutes: what still cannot be put together needs a person. */
    static final JobType<Order> MAKE = new JobType<>("export", Order.class, Urgency.WHENEVER, 8);

    static final JobType<Order> EXPIRE = new JobType<>("export-expiry", Order.class, Urgency.WHENEVER, 16);

    private final Jobs jobs;
    private final JobLookup lookup;

    ExportOrders(Jobs jobs, JobLookup lookup) {
        this.jobs = jobs;
        this.lookup = lookup;
    }

    void place(Export export) {
        var order = new Order(export.id());
        jobs.enqueue(MAKE, export.id().toString(), order);
        jobs.enqueueAt(EXPIRE, export.id().toString(), order, export.expiresAt());
    }

    boolean isWaiting(Export export) {
        return lookup.find(MAKE, export.id().toString())
                .filter(job -> !job.dead())
                .isPresent();
    }
}
