package dev.coachboard.billing;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The public price lists, refreshed behind the reader. */
@ApplicationScoped
class Pricing {

    /** Because another instance's new price may show this late, and no reader should wait for it. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private static final int MOST = 1000;

    private final PriceLists lists;
    private final AtomicLong writes = new AtomicLong();
    private final LoadingCache<String, PriceList> bySlug;

    Pricing(PriceLists lists) {
        this.lists = lists;
        // As large as it gets from the start: growing would wait for loads under way.
        bySlug = Caffeine.newBuilder()
                .initialCapacity(MOST)
                .maximumSize(MOST)
                .refreshAfterWrite(FRESH)
                .expireAfterAccess(Duration.ofMinutes(10))
                .build(this::load);
    }

    /** @param before how many writes of this instance were over when the list was read */
    private record PriceList(long before, List<PlanOffer> offers) {}

    /** Never older than this instance's own last write: a load that began before it is read again. */
    List<PlanOffer> of(String slug) {
        var known = bySlug.get(slug);
        if (known.before() == writes.get()) return known.offers();
        // Once for all who saw the old one: whoever waited here finds the new one.
        return bySlug.asMap()
                .compute(slug, (asked, old) -> old != null && old.before() == writes.get() ? old : load(asked))
                .offers();
    }

    private PriceList load(String slug) {
        return new PriceList(writes.get(), lists.read(slug));
    }

    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) PlanChanged event) {
        writes.incrementAndGet();
    }
}
