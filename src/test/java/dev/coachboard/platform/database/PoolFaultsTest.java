package dev.coachboard.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.AtOnce;
import dev.coachboard.TestDatabase;
import dev.coachboard.identity.Cast;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PoolFaultsTest {

    /** The pool's size, by hand: {@code quarkus.datasource.jdbc.max-size}. */
    private static final int PLACES = 16;

    @Inject
    Cast cast;

    @Inject
    AgroalDataSource pool;

    private List<Cast.House> houses;

    @BeforeEach
    void open() {
        houses = List.of(cast.open(), cast.open(), cast.open(), cast.open());
    }

    @Test
    void a_pool_reset_again_and_again_stays_whole_and_never_mixes_practices() throws Exception {
        for (var round = 0; round < 3; round++) {
            assertThat(takeAll()).isEqualTo(PLACES);
            assertThat(ask(PLACES)).containsOnly(200);
            assertThat(reset()).as("connections reset").isGreaterThanOrEqualTo(4);
            assertThat(ask(2 * PLACES)).isSubsetOf(200, 503);
            assertThat(ask(PLACES)).as("after round " + round).containsOnly(200);
        }
        assertThat(takeAll()).isEqualTo(PLACES);
        assertThat(pool.getMetrics().activeCount()).isZero();
    }

    @Test
    void writes_go_on_over_connections_that_were_reset() throws Exception {
        var before = TestDatabase.count("select count(*) from clients where name = 'Lena'");
        assertThat(ask(PLACES)).containsOnly(200);
        reset();
        var statuses = AtOnce.atOnce(8, number -> add(houses.get(number % houses.size())));
        assertThat(statuses).isSubsetOf(201, 503);
        var saved = TestDatabase.count("select count(*) from clients where name = 'Lena'") - before;
        assertThat(saved)
                .as("refused is not saved")
                .isEqualTo(statuses.stream().filter(status -> status == 201).count());
        assertThat(add(houses.get(0))).isEqualTo(201);
    }

    private static int add(Cast.House house) {
        var lena = Map.of("name", "Lena", "email", UUID.randomUUID() + "@example.com", "zone", "Europe/Berlin");
        return house.ada().call().body(lena).post("/api/v1/clients").statusCode();
    }

    /** Each of the people sees the clients of the own practice, whatever connection served the request. */
    private List<Integer> ask(int times) throws Exception {
        return AtOnce.atOnce(times, number -> {
            var house = houses.get(number % houses.size());
            var answer = house.ada().call().get("/api/v1/clients");
            if (answer.statusCode() == 200)
                assertThat(Set.copyOf(answer.jsonPath().getList("items.id")))
                        .isSubsetOf(clientsOf(house))
                        .isNotEmpty();
            return answer.statusCode();
        });
    }

    private static Set<Object> clientsOf(Cast.House house) {
        var ids = new HashSet<>();
        for (var id : TestDatabase.column("select id from clients where practice_id = ?", house.practiceId()))
            ids.add(id.toString());
        return ids;
    }

    private int takeAll() throws SQLException {
        var taken = new ArrayList<Connection>();
        try {
            for (var place = 0; place < PLACES; place++) {
                var connection = pool.getConnection();
                taken.add(connection);
                try (var statement = connection.createStatement()) {
                    statement.execute("select 1");
                }
            }
            return taken.size();
        } finally {
            for (var connection : taken) connection.close();
        }
    }

    private static int reset() {
        return TestDatabase.column("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where application_name = 'coachboard' and datname = current_database()")
                .size();
    }
}
