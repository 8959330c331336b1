package dev.coachboard.jobs;

import dev.coachboard.platform.tenancy.CurrentPractice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Puts work on the queue, in the transaction that wants it: what rolls back leaves no job behind. */
@ApplicationScoped
public class Jobs {

    private final JobQueue queue;
    private final PayloadJson payloads;
    private final CurrentPractice practice;
    private final QueueClock clock;

    Jobs(JobQueue queue, PayloadJson payloads, CurrentPractice practice, QueueClock clock) {
        this.queue = queue;
        this.payloads = payloads;
        this.practice = practice;
        this.clock = clock;
    }

    /** @see #enqueueAt */
    @Transactional(Transactional.TxType.MANDATORY)
    public <T> boolean enqueue(JobType<T> type, String key, T data) {
        return enqueueAt(type, key, data, clock.instant());
    }

    /**
     * The job belongs to the practice of the work under way, if there is one.
     *
     * @param key of a job that waits or runs already: then nothing is added
     * @return whether it was
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public <T> boolean enqueueAt(JobType<T> type, String key, T data, Instant at) {
        var payload = payloads.of(practice.id().orElse(null), data);
        return queue.add(new JobQueue.Row(type.name(), key, payloads.serialize(payload), type.urgency(), at));
    }

    /** Takes a job back that has not begun; does nothing when there is none. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdraw(JobType<?> type, String key) {
        queue.remove(type.name(), key);
    }
}
