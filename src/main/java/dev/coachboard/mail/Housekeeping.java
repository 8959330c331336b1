package dev.coachboard.mail;

import dev.coachboard.jobs.Chore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** Shortens the delivery log. */
@ApplicationScoped
class Housekeeping implements Chore {

    /** Because no job with an old key comes back after a year, and nobody asks for a mail from before. */
    private static final Duration KEPT = Duration.ofDays(400);

    private final Deliveries deliveries;
    private final Clock clock;

    Housekeeping(Deliveries deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mail-housekeeping";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    @Transactional
    public void run() {
        deliveries.deleteOlderThan(clock.instant().minus(KEPT));
    }
}
