package dev.coachboard.jobs;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.coachboard.platform.tenancy.CurrentPractice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/** Puts work on the queue, in the transaction that wants it: what rolls back leaves no job behind. */
@ApplicationScoped
public class Jobs {

    private final JobScheduler scheduler;
    private final PayloadJson payloads;
    private final CurrentPractice practice;
    private final TransactionSynchronizationRegistry transaction;
    private final Clock clock;

    Jobs(
            JobScheduler scheduler,
            PayloadJson payloads,
            CurrentPractice practice,
            TransactionSynchronizationRegistry transaction,
            Clock clock) {
        this.scheduler = scheduler;
        this.payloads = payloads;
        this.practice = practice;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @see #enqueueAt */
    @Transactional(Transactional.TxType.MANDATORY)
    public <T> void enqueue(JobType<T> type, String key, T data) {
        enqueueAt(type, key, data, clock.instant());
    }

    /**
     * The job belongs to the practice of the work under way, if there is one.
     *
     * @param key of a job that waits already: then nothing is added
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public <T> void enqueueAt(JobType<T> type, String key, T data, Instant at) {
        var payload = payloads.of(practice.id().orElse(null), data);
        var job = new TaskInstance.Builder<Payload>(type.name(), key)
                .data(payload)
                .priority(type.urgency().priority())
                .build();
        scheduler.add(job, at);
        // Not before: until the commit nobody else sees the job.
        transaction.registerInterposedSynchronization(new AfterCommit(scheduler::wake));
    }

    /** Takes a job back that has not begun; does nothing when there is none. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdraw(JobType<?> type, String key) {
        scheduler.remove(type.name(), key);
    }

    private record AfterCommit(Runnable act) implements Synchronization {

        @Override
        public void beforeCompletion() {
            // Nothing is true yet.
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) act.run();
        }
    }
}
