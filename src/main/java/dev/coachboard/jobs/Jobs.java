package dev.coachboard.jobs;

import dev.coachboard.platform.tenancy.CurrentPractice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/** Puts work on the queue, in the transaction that wants it: what rolls back leaves no job behind. */
@ApplicationScoped
public class Jobs {

    private final JobQueue queue;
    private final PayloadJson payloads;
    private final CurrentPractice practice;
    private final Clock clock;

    Jobs(JobQueue queue, PayloadJson payloads, CurrentPractice practice, Clock clock) {
        this.queue = queue;
        this.payloads = payloads;
        this.practice = practice;
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
        queue.add(new JobQueue.Row(type.name(), key, payloads.serialize(payload), type.urgency(), at));
    }

    /** Takes a job back that has not begun; does nothing when there is none. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdraw(JobType<?> type, String key) {
        queue.remove(type.name(), key);
    }
}
