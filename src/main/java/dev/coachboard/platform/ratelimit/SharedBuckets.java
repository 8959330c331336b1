package dev.coachboard.platform.ratelimit;

import dev.coachboard.platform.secret.Digests;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;

/** The buckets that all instances share, in PostgreSQL. */
@ApplicationScoped
class SharedBuckets {

    private final PostgreSQLSelectForUpdateBasedProxyManager<Long> buckets;

    SharedBuckets(DataSource database, Clock clock) {
        buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .table("rate_limit_buckets")
                .clientClock(new ClockMeter(clock))
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                .build();
    }

    ConsumptionProbe spend(String subject, BucketConfiguration configuration) {
        return buckets.builder().build(digest(subject), () -> configuration).tryConsumeAndReturnRemaining(1);
    }

    /** 64 bits: two subjects that share a bucket by accident are one in billions, and no address is stored. */
    private static long digest(String subject) {
        return ByteBuffer.wrap(Digests.sha256(subject)).getLong();
    }
}
