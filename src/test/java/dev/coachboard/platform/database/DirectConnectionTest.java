package dev.coachboard.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The old login of a database is closed when it has no connection left, and the probe's would never end by itself. */
@QuarkusTest
class DirectConnectionTest {

    @Inject
    Instance<AgroalDataSource> pool;

    @Inject
    CodeSchema code;

    @Inject
    Deadlines deadlines;

    private DirectConnection connection;

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    void a_connection_that_is_as_old_as_the_pools_may_get_is_made_anew() throws Exception {
        connection = new DirectConnection(pool, code, deadlines, Duration.ZERO);
        connection.ask();
        var first = newest();
        connection.ask();
        assertThat(newest()).isNotEqualTo(first);
    }

    @Test
    void a_younger_one_is_kept() throws Exception {
        connection = new DirectConnection(pool, code, deadlines, Duration.ofMinutes(30));
        connection.ask();
        var first = newest();
        connection.ask();
        assertThat(newest()).isEqualTo(first);
    }

    private static Object newest() {
        return TestDatabase.column("select max(backend_start)::text from pg_stat_activity"
                        + " where application_name = 'coachboard-probe'")
                .get(0);
    }
}
