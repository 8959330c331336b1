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

    private final AtomicLong writes = new AtomicLong();
    private final LoadingCache<String, PriceList> bySlug;

    Pricing(PriceLists lists) {
        bySlug = Caffeine.newBuilder()
                .maximumSize(MOST)
                .refreshAfterWrite(FRESH)
                .expireAfterAccess(Duration.ofMinutes(10))
                .build(slug -> new PriceList(writes.get(), lists.read(slug)));
    }

    /** @param before how many writes of this instance were over when the list was read */
    private record PriceList(long before, List<PlanOffer> offers) {}

    /** Never older than this instance's own last write: a load that began before it is read again. */
    List<PlanOffer> of(String slug) {
        var known = bySlug.get(slug);
        if (known.before() == writes.get()) return known.offers();
        bySlug.invalidate(slug);
        return bySlug.get(slug).offers();
    }

    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) PlanChanged event) {
        writes.incrementAndGet();
    }
}
