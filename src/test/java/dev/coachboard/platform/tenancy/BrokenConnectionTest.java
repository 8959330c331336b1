package dev.coachboard.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachboard.TestDatabase;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BrokenConnectionTest {

    @Inject
    PracticeOnConnection practiceOnConnection;

    @TestHTTPResource(value = "/health", management = true)
    URI health;

    @Test
    void a_connection_that_takes_no_practice_is_cut_and_not_thrown_about() throws SQLException {
        try (var connection = TestDatabase.connect();
                var statement = connection.createStatement()) {
            // A transaction that failed refuses every statement, so the practice cannot be set; the connection lives.
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> statement.execute("select 1 / 0")).isInstanceOf(SQLException.class);
            practiceOnConnection.onConnectionAcquire(connection);
            assertThat(connection.isClosed()).isTrue();
            assertThatThrownBy(connection::createStatement)
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            closed -> assertThat(closed.getSQLState()).isEqualTo("08003"));
        }
    }

    @Test
    void health_asks_for_the_database_the_schema_and_the_pool() {
        var checks = RestAssured.get(health).then().statusCode(200).extract().asString();
        assertThat(checks).contains("\"database\"", "\"connection pool\"", "at version ");
    }
}
