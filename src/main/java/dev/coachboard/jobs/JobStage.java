package dev.coachboard.jobs;

/** Where a job is on its way. What was done is not kept. */
public enum JobStage {
    /** Due, and nobody has begun. */
    READY,
    /** Due later: for the first time, or again after it failed. */
    SCHEDULED,
    /** A worker has it. */
    RUNNING,
    /** Given up. */
    DEAD
}
