package dev.coachboard.billing;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.coachboard.platform.observability.CacheMeters;
import dev.coachboard.platform.tenancy.CurrentPractice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The public price lists, refreshed behind the reader. */
@ApplicationScoped
class Pricing {

    /** Because another instance's new price may show this late, and no reader should wait for it. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private static final int MOST = 1000;

    private final PriceLists lists;
    private final CurrentPractice practice;
    private final AtomicLong writes = new AtomicLong();
    private final Map<UUID, Long> lastWrites = new ConcurrentHashMap<>();
    private final LoadingCache<String, PriceList> bySlug;

    Pricing(PriceLists lists, CurrentPractice practice, CacheMeters meters) {
        this.lists = lists;
        this.practice = practice;
        // As large as it gets from the start: growing would wait for loads under way.
        bySlug = Caffeine.newBuilder()
                .initialCapacity(MOST)
                .maximumSize(MOST)
                .refreshAfterWrite(FRESH)
                .expireAfterAccess(Duration.ofMinutes(10))
                .recordStats(meters.of("pricing"))
                .build(this::load);
    }

    /** Never older than this instance's own last write there: a reading that began before it is done again. */
    List<PlanOffer> of(String slug) {
        var known = bySlug.get(slug);
        if (isNew(known)) return known.offers();
        // Once for all who saw the old one: whoever waited here finds the new one.
        return bySlug.asMap()
                .compute(slug, (asked, old) -> old != null && isNew(old) ? old : load(asked))
                .offers();
    }

    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) PlanChanged event) {
        practice.id().ifPresent(id -> lastWrites.merge(id, writes.incrementAndGet(), Math::max));
    }

    private boolean isNew(PriceList list) {
        return list.before() >= lastWrites.getOrDefault(list.practiceId(), 0L);
    }

    private PriceList load(String slug) {
        return lists.read(slug, writes.get());
    }
}
