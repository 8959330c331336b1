package dev.coachboard.platform.ratelimit;

import dev.coachboard.platform.database.DatabaseAdmission;
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

    private final DatabaseAdmission admission;
    private final PostgreSQLSelectForUpdateBasedProxyManager<Long> own;
    private final PostgreSQLSelectForUpdateBasedProxyManager<Long> joined;

    SharedBuckets(DataSource database, DatabaseAdmission admission, Clock clock) {
        this.admission = admission;
        own = buckets(database, clock);
        joined = buckets(JoinedConnections.of(database), clock);
    }

    private static PostgreSQLSelectForUpdateBasedProxyManager<Long> buckets(DataSource database, Clock clock) {
        return Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .table("rate_limit_buckets")
                .clientClock(new ClockMeter(clock))
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                .build();
    }

    /** In a transaction of its own, which has committed when this returns. */
    ConsumptionProbe spend(String subject, BucketConfiguration configuration) {
        admission.enter();
        return spend(own, subject, configuration);
    }

    /** In the caller's transaction, which keeps the bucket's row locked until it ends. */
    ConsumptionProbe spendJoined(String subject, BucketConfiguration configuration) {
        return spend(joined, subject, configuration);
    }

    private static ConsumptionProbe spend(
            PostgreSQLSelectForUpdateBasedProxyManager<Long> buckets,
            String subject,
            BucketConfiguration configuration) {
        return buckets.builder().build(digest(subject), () -> configuration).tryConsumeAndReturnRemaining(1);
    }

    /** 64 bits: two subjects that share a bucket by accident are one in billions, and no address is stored. */
    private static long digest(String subject) {
        return ByteBuffer.wrap(Digests.sha256(subject)).getLong();
    }
}
