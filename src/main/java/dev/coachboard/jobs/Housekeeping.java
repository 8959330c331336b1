package dev.coachboard.jobs;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Drops the dead that nobody came for, since they carry people's data. */
@ApplicationScoped
class Housekeeping implements Chore {

    /** Because whoever has not replayed a job within three months will not, and it would do what nobody expects now. */
    static final Duration KEPT = Duration.ofDays(90);

    private static final Logger LOG = Logger.getLogger(Housekeeping.class);

    private final DeadJobs dead;
    private final Clock clock;

    Housekeeping(DeadJobs dead, Clock clock) {
        this.dead = dead;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "jobs-housekeeping";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        var before = clock.instant().minus(KEPT);
        var dropped = 0;
        int more;
        do {
            more = QuarkusTransaction.requiringNew().call(() -> dead.dropOlderThan(before));
            dropped += more;
        } while (more > 0);
        if (dropped > 0) LOG.warnf("Dropped %d dead jobs that nobody replayed within %d days", dropped, KEPT.toDays());
    }
}
