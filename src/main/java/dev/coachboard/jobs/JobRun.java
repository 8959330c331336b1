package dev.coachboard.jobs;

/**
 * One attempt at a job.
 *
 * @param key the job's own, the same on every attempt: whatever must happen once can be made of it
 * @param attempt 1 for the first
 */
public record JobRun(String key, int attempt) {

    /** @return whether the job is given up if this attempt fails so */
    public boolean isLast(JobType<?> type, Throwable failure) {
        return attempt >= Mistakes.attempts(type, Mistakes.isMistake(failure));
    }
}
