package dev.coachboard.jobs;

import java.time.Duration;

/** Work that comes back. Whichever instance is free does it; it belongs to no practice. */
public interface Chore {

    /** Stays for ever, as a job type's does. */
    String name();

    /** From the end of one run to the beginning of the next. */
    Duration every();

    /** @throws Exception to be done again at the next time */
    void run() throws Exception;
}
