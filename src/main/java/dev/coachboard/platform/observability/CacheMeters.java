package dev.coachboard.platform.observability;

import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineStatsCounter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Counts what a cache finds, loads and drops. */
@ApplicationScoped
public class CacheMeters {

    private final MeterRegistry meters;

    CacheMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** For {@code Caffeine.newBuilder().recordStats(...)}. */
    public Supplier<StatsCounter> of(String cache) {
        return () -> new CaffeineStatsCounter(meters, cache);
    }
}
