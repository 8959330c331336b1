package dev.coachboard.jobs;

/**
 * Where a job is.
 *
 * @param error why it was given up; null while it waits
 */
public record JobState(boolean dead, String error) {}
