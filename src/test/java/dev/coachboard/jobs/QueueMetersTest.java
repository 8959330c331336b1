package dev.coachboard.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.TestDatabase;
import dev.coachboard.platform.database.DatabaseProbe;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class QueueMetersTest {

    @Inject
    DataSource database;

    @Inject
    DatabaseProbe probe;

    @Inject
    QueueClock clock;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    private final String key = UUID.randomUUID().toString();

    @AfterEach
    void clear() {
        TestDatabase.update("delete from jobs where task_instance like ?", key + "%");
        TestDatabase.update("delete from dead_jobs where key = ?", key);
    }

    @Test
    void they_count_what_waits_runs_and_died() {
        var before = read();
        insert("a", "interval '-3 minutes'", false);
        insert("b", "interval '1 hour'", false);
        insert("c", "interval '0'", true);
        TestDatabase.update("""
                insert into dead_jobs (id, type, key, payload, attempts, error, died_at)
                values (gen_random_uuid(), 'unknown', ?, '{}', 3, 'no way', now())
                """, key);
        var after = read();
        assertThat(grown(before, after, "ready")).isOne();
        assertThat(grown(before, after, "running")).isOne();
        assertThat(grown(before, after, "dead")).isOne();
        assertThat(after.get("coachboard.jobs.oldest.ready.age")).isGreaterThanOrEqualTo(179);
    }

    @Test
    void they_are_on_the_management_port() {
        var scraped = RestAssured.get(metrics).then().statusCode(200).extract().asString();
        assertThat(scraped)
                .contains(
                        "coachboard_jobs_ready ",
                        "coachboard_jobs_running ",
                        "coachboard_jobs_dead ",
                        "coachboard_jobs_oldest_ready_age ")
                .doesNotContainPattern("coachboard_jobs_[a-z_]+ NaN");
    }

    private Map<String, Double> read() {
        var meters = new SimpleMeterRegistry();
        new QueueMeters(new QueueDepth(database, probe, clock)).bindTo(meters);
        return meters.getMeters().stream()
                .map(Gauge.class::cast)
                .collect(Collectors.toMap(gauge -> gauge.getId().getName(), Gauge::value));
    }

    private static double grown(Map<String, Double> before, Map<String, Double> after, String name) {
        return after.get("coachboard.jobs." + name) - before.get("coachboard.jobs." + name);
    }

    private void insert(String suffix, String due, boolean picked) {
        TestDatabase.update("""
                insert into jobs (task_name, task_instance, execution_time, picked, version)
                values ('unknown', ?, now() + %s, ?, 1)
                """.formatted(due), key + suffix, picked);
    }
}
