package dev.coachboard.platform.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.coachboard.platform.problem.Refusal;
import dev.coachboard.platform.security.SecurityEvent;
import dev.coachboard.platform.security.SecurityEvents;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Token buckets. {@link #spend} counts in this instance alone; {@link #spendShared} also counts across instances, with
 * the local bucket in front, so that a flood is turned away before it reaches the database. {@link #spendJoined} counts
 * across instances the acts that were committed, and no others.
 */
@ApplicationScoped
public class RateLimits {

    /** Because an entry is about 200 bytes: 20 MB at most, however many addresses a flood comes from. */
    private static final int LOCAL_BUCKETS = 100_000;

    private final Map<Limit, BucketConfiguration> configurations = new EnumMap<>(Limit.class);
    private final Map<Limit, Duration> periods = new EnumMap<>(Limit.class);
    private final Cache<String, Bucket> local;
    private final SharedBuckets shared;
    private final CurrentVertxRequest request;
    private final TimeMeter time;
    private final SecurityEvents events;

    RateLimits(
            RateLimitConfig config,
            SharedBuckets shared,
            CurrentVertxRequest request,
            Clock clock,
            SecurityEvents events) {
        this.events = events;
        this.shared = shared;
        this.request = request;
        this.time = new ClockMeter(clock);
        this.local = Caffeine.newBuilder().maximumSize(LOCAL_BUCKETS).build();
        for (var limit : Limit.values()) {
            var policy = config.policies().get(limit.key());
            periods.put(limit, policy.period());
            configurations.put(limit, configuration(policy));
        }
    }

    private static BucketConfiguration configuration(RateLimitConfig.Policy policy) {
        return BucketConfiguration.builder()
                .addLimit(band -> band.capacity(policy.capacity()).refillGreedy(policy.capacity(), policy.period()))
                .build();
    }

    /** @throws Refusal 429 when the subject has used up its tokens */
    public void spend(Limit limit, String subject) {
        spend(request.getCurrent(), limit, subject);
    }

    void spend(RoutingContext context, Limit limit, String subject) {
        settle(context, limit, localBucket(limit, subject).tryConsumeAndReturnRemaining(1));
    }

    /** Outside a transaction: the shared bucket commits by itself, so a refusal later does not give the token back. */
    public void spendShared(Limit limit, String subject) {
        spend(limit, subject);
        settle(request.getCurrent(), limit, shared.spend(limit.key() + ":" + subject, configurations.get(limit)));
    }

    /** As the caller's transaction ends: what it rolls back, a refusal or a collision, has spent nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void spendJoined(Limit limit, String subject) {
        settle(request.getCurrent(), limit, shared.spendJoined(limit.key() + ":" + subject, configurations.get(limit)));
    }

    private Bucket localBucket(Limit limit, String subject) {
        return local.get(limit.key() + ":" + subject, key -> {
            var bucket = Bucket.builder().withCustomTimePrecision(time);
            for (var band : configurations.get(limit).getBandwidths()) bucket.addLimit(band);
            return bucket.build();
        });
    }

    private void settle(RoutingContext context, Limit limit, ConsumptionProbe probe) {
        var capacity = configurations.get(limit).getBandwidths()[0].getCapacity();
        var period = periods.get(limit).toSeconds();
        var headers = context.response().headers();
        headers.set("RateLimit-Policy", "\"%s\";q=%d;w=%d".formatted(limit.key(), capacity, period));
        var reset = Duration.ofNanos(probe.getNanosToWaitForReset()).toSeconds();
        headers.set("RateLimit", "\"%s\";r=%d;t=%d".formatted(limit.key(), probe.getRemainingTokens(), reset));
        if (!probe.isConsumed()) throw refusal(limit, Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Refusal refusal(Limit limit, Duration wait) {
        var event = limit.locksOut() ? SecurityEvent.LOGIN_LOCKED_OUT : SecurityEvent.RATE_LIMITED;
        events.record(event, "limit", limit.key());
        return new Refusal(429, "too-many-requests", "Too many requests; wait a moment").retryAfter(wait);
    }
}
