package dev.coachboard.identity;

import dev.coachboard.jobs.Chore;
import dev.coachboard.platform.ratelimit.FullBuckets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** Clears away what signing in and up leaves behind. */
@ApplicationScoped
class Housekeeping implements Chore {

    /** Because somebody may ask in the next weeks from where they were signed in. */
    private static final Duration DEVICES_KEPT = Duration.ofDays(30);

    private final OneTimeTokens tokens;
    private final DeviceRepository devices;
    private final FullBuckets buckets;
    private final Clock clock;

    Housekeeping(OneTimeTokens tokens, DeviceRepository devices, FullBuckets buckets, Clock clock) {
        this.tokens = tokens;
        this.devices = devices;
        this.buckets = buckets;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "identity-housekeeping";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    @Transactional
    public void run() {
        var now = clock.instant();
        tokens.delete("expiresAt < ?1", now);
        devices.delete("expiresAt < ?1 or revokedAt < ?1", now.minus(DEVICES_KEPT));
        buckets.forget();
    }
}
