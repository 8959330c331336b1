package dev.coachboard.jobs;

/**
 * One attempt at a job.
 *
 * @param key the job's own, the same on every attempt: whatever must happen once can be made of it
 * @param attempt 1 for the first
 */
public record JobRun(String key, int attempt) {}
