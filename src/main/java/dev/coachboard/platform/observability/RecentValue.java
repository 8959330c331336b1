package dev.coachboard.platform.observability;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * A number that takes a while to read, such as one in the database. It is read on another thread, and a scraper that
 * comes meanwhile gets the last one: metrics answer also while the database is away.
 */
public final class RecentValue {

    private static final Logger LOG = Logger.getLogger(RecentValue.class);

    private static final long LONGEST_WAIT_MS = 500; // because a count takes a few, and a scraper gives up after 10,000
    private static final Duration FRESH = Duration.ofSeconds(5); // because scrapers come every 10 to 60 seconds

    private final AsyncLoadingCache<Boolean, Double> readings;
    private volatile double last = Double.NaN;

    public RecentValue(Callable<? extends Number> reader) {
        readings = Caffeine.newBuilder().expireAfterWrite(FRESH).buildAsync(key -> read(reader));
    }

    /** The cache would log a failure with its whole stack. */
    private double read(Callable<? extends Number> reader) {
        try {
            last = reader.call().doubleValue();
        } catch (Exception e) {
            LOG.warnf("A metric could not be read: %s", e.getClass().getSimpleName());
        }
        return last;
    }

    /** NaN until it was read once. */
    public double get() {
        try {
            return readings.get(true).get(LONGEST_WAIT_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return last;
        } catch (ExecutionException | TimeoutException e) {
            return last;
        }
    }
}
