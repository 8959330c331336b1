package dev.coachboard.platform.ratelimit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.TestDatabase;
import dev.coachboard.platform.database.DatabaseAdmission;
import io.github.bucket4j.BucketConfiguration;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SharedBucketsTest {

    private static final BucketConfiguration THREE_AN_HOUR = BucketConfiguration.builder()
            .addLimit(band -> band.capacity(3).refillGreedy(3, Duration.ofHours(1)))
            .build();

    @Inject
    DataSource database;

    @Inject
    DatabaseAdmission admission;

    @Inject
    Clock clock;

    @Test
    void what_one_instance_spent_another_cannot_spend_again() {
        var subject = UUID.randomUUID().toString();
        var one = new SharedBuckets(database, admission, clock);
        var other = new SharedBuckets(database, admission, clock);
        for (var i = 0; i < 3; i++)
            assertThat(one.spend(subject, THREE_AN_HOUR).isConsumed()).isTrue();
        assertThat(other.spend(subject, THREE_AN_HOUR).isConsumed()).isFalse();
    }

    @Test
    void a_login_counts_in_the_shared_bucket() {
        var before = TestDatabase.count("select count(*) from rate_limit_buckets");
        given().contentType("application/json")
                .body("{\"email\":\"" + UUID.randomUUID() + "@example.com\",\"password\":\"wrong\"}")
                .post("/api/v1/tokens")
                .then()
                .statusCode(401);
        assertThat(TestDatabase.count("select count(*) from rate_limit_buckets"))
                .isGreaterThan(before);
    }
}
