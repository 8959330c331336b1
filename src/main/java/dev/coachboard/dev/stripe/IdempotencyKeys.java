package dev.coachboard.dev.stripe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Does the work of a key once, and answers the same afterwards. */
final class IdempotencyKeys {

    static final Duration KEPT = Duration.ofHours(24);

    /** @param answer null while the first request is still at work */
    private record Entry(String fingerprint, Instant at, Answer answer) {}

    private final Map<String, Entry> entries = new HashMap<>();
    private final Clock clock;

    IdempotencyKeys(Clock clock) {
        this.clock = clock;
    }

    Answer once(String key, String fingerprint, Supplier<Answer> work) {
        var known = claim(key, fingerprint);
        if (known != null) return known.replay();
        Answer answer = null;
        try {
            answer = work.get();
            return answer;
        } finally {
            settle(key, fingerprint, answer);
        }
    }

    /** Null when the key is now ours. */
    private synchronized Answer claim(String key, String fingerprint) {
        entries.values().removeIf(entry -> entry.at.plus(KEPT).isBefore(clock.instant()));
        var entry = entries.get(key);
        if (entry == null) {
            entries.put(key, new Entry(fingerprint, clock.instant(), null));
            return null;
        }
        if (!entry.fingerprint.equals(fingerprint)) throw Refusal.keyOfAnotherRequest();
        if (entry.answer == null) throw Refusal.keyInUse();
        return entry.answer;
    }

    /** A request that was refused before any work leaves the key free. */
    private synchronized void settle(String key, String fingerprint, Answer answer) {
        if (answer == null || answer.status() == 400) entries.remove(key);
        else entries.put(key, new Entry(fingerprint, clock.instant(), answer));
    }

    synchronized void clear() {
        entries.clear();
    }
}
