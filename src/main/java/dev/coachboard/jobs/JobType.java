package dev.coachboard.jobs;

/**
 * A kind of work.
 *
 * @param name stays for ever: jobs of yesterday's version carry it
 * @param data what a job brings along, written as JSON; a name in it stays as long as the type's
 * @param attempts how often it is tried before it is given up
 */
public record JobType<T>(String name, Class<T> data, Urgency urgency, int attempts) {}
