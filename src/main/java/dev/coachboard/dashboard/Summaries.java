package dev.coachboard.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.coachboard.platform.observability.CacheMeters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The bodies that were read before. */
@ApplicationScoped
class Summaries {

    /** Because a summary has about 3 kB, and 30 MB are a fair share of a small instance. */
    private static final int MOST = 10_000;

    private final ClientSummary clients;
    private final CoachSummary coaches;
    private final ObjectMapper json;
    private final Clock clock;
    private final Cache<SummaryKey, Summary> cache;

    Summaries(ClientSummary clients, CoachSummary coaches, ObjectMapper json, Clock clock, CacheMeters meters) {
        this.clients = clients;
        this.coaches = coaches;
        this.json = json;
        this.clock = clock;
        // As large as it gets from the start: growing would wait for loads under way.
        this.cache = Caffeine.newBuilder()
                .initialCapacity(MOST)
                .maximumSize(MOST)
                .expireAfterAccess(Duration.ofMinutes(30))
                .recordStats(meters.of("dashboard"))
                .build();
    }

    /** Loads once for all who ask for the same key at the same time. A load can only store under the version it asked for. */
    Summary get(SummaryKey key) {
        var now = clock.instant();
        var known = cache.getIfPresent(key);
        if (known != null && known.isTrueAt(now)) return known;
        return cache.asMap().compute(key, (asked, old) -> old != null && old.isTrueAt(now) ? old : load(asked, now));
    }

    private Summary load(SummaryKey key, Instant now) {
        var loaded = key.client() ? clients.load(key.subjectId(), now) : coaches.load(key.subjectId(), key.zone(), now);
        var body = write(loaded.body());
        return new Summary(body, Summary.etag(body), now, loaded.until());
    }

    private byte[] write(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
