package dev.coachboard.jobs;

import dev.coachboard.platform.audit.AuditLog;
import dev.coachboard.platform.problem.Conflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Gives dead jobs another life, when what killed them is mended. */
@ApplicationScoped
class ReplayService {

    private final DeadJobs dead;
    private final JobQueue queue;
    private final AuditLog audit;
    private final QueueClock clock;

    ReplayService(DeadJobs dead, JobQueue queue, AuditLog audit, QueueClock clock) {
        this.dead = dead;
        this.queue = queue;
        this.audit = audit;
        this.clock = clock;
    }

    /** Soon, whatever it was: an operator looks at it and waits. */
    @Transactional
    void replay(UUID id) {
        var job = dead.lock(id);
        if (!queue.add(new JobQueue.Row(job.type(), job.key(), job.payload(), Urgency.SOON, clock.instant())))
            throw new Conflict("job-waiting", "A job of the same type and key is on the queue already");
        dead.delete(job);
        audit.record("job-replayed", id, job.remains(), null);
    }
}
