package dev.coachboard.jobs;

/** Does one kind of work. It may run twice for one job, when a worker dies between the work and the note of it. */
public interface JobHandler<T> {

    JobType<T> type();

    /**
     * Runs outside any transaction, in the practice that the job was put in the queue for.
     *
     * @throws Exception to be tried again later
     */
    void handle(T data, JobRun run) throws Exception;
}
