package dev.coachboard.jobs;

/**
 * A kind of work.
 *
 * @param name stays for ever: jobs of yesterday's version carry it
 * @param data what a job brings along, written as JSON; a name in it stays as long as the type's
 * @param attempts how often it is tried before it is given up
 * @param server outside that the work waits for, whose types share workers of their own; null when it waits for none
 */
public record JobType<T>(String name, Class<T> data, Urgency urgency, int attempts, String server) {

    public JobType(String name, Class<T> data, Urgency urgency, int attempts) {
        this(name, data, urgency, attempts, null);
    }
}
