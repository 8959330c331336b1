package dev.coachboard.jobs;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How this instance works the queue. */
@ConfigMapping(prefix = "coachboard.jobs")
interface JobConfig {

    /** How many jobs run at once; 0 leaves the work to other instances. */
    int workers();

    /** How often to look for work that nobody told us of: another instance's, and what becomes due. */
    Duration poll();

    /** How often a running job says that it is alive; four silences, and another instance takes it. */
    Duration heartbeat();

    /** How long running jobs may take to end when the process stops. */
    Duration patience();
}
