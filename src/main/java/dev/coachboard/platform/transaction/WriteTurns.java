package dev.coachboard.platform.transaction;

import dev.coachboard.platform.database.DatabaseConfig;
import dev.coachboard.platform.tenancy.CurrentPractice;
import dev.coachboard.platform.transaction.ConcurrencyLimit.Turn;
import dev.coachboard.platform.transaction.Shares.Share;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Bounds how many requests write at once, so that writers who wait for one locked row leave connections to readers and to
 * other practices.
 */
@ApplicationScoped
class WriteTurns {

    /** As long as the pool would let them wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CurrentPractice practice;
    private final Shares shares;
    private final int share;

    WriteTurns(CurrentPractice practice, DatabaseConfig config) {
        this.practice = practice;
        this.share = config.writes() / 2;
        this.shares = new Shares(
                config.writes(), PATIENCE, "Too many changes are under way at the moment; nothing was changed");
    }

    /** To be given back. */
    Turn take() {
        return shares.take(
                practice.id().stream().map(id -> new Share(id, share)).toList());
    }
}
