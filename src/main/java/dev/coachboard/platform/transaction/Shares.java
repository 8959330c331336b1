package dev.coachboard.platform.transaction;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.coachboard.platform.problem.Unavailable;
import dev.coachboard.platform.transaction.ConcurrencyLimit.Turn;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A number of places that all share. One owner, such as a practice, may take only some of them. */
final class Shares {

    private final Cache<Object, ConcurrencyLimit> limits =
            Caffeine.newBuilder().weakValues().build();
    private final ConcurrencyLimit all;
    private final Duration patience;
    private final String refusal;

    Shares(int places, Duration patience, String refusal) {
        this.all = new ConcurrencyLimit(places, patience);
        this.patience = patience;
        this.refusal = refusal;
    }

    /** @param places that the owner may take at once; at least one */
    record Share(Object owner, int places) {}

    /**
     * The shares come first, so that a crowd waits at its own and not in front of others.
     *
     * @return to be given back
     */
    Turn take(List<Share> shares) {
        var taken = new ArrayDeque<Turn>();
        try {
            for (var share : shares)
                enter(limits.get(share.owner(), owner -> new ConcurrencyLimit(share.places(), patience)), taken);
            enter(all, taken);
            return () -> giveBack(taken);
        } catch (RuntimeException e) {
            giveBack(taken);
            throw e;
        }
    }

    private void enter(ConcurrencyLimit limit, Deque<Turn> taken) {
        var turn = limit.enter().orElseThrow(() -> new Unavailable("busy", refusal).retryAfter(Duration.ofSeconds(1)));
        taken.push(turn);
    }

    private static void giveBack(Deque<Turn> taken) {
        taken.forEach(Turn::close);
    }
}
