package dev.coachboard.dev;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.TestDatabase;
import dev.coachboard.platform.launch.DatabaseUrl;
import java.sql.DriverManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An own database, on a cluster that knows the roles from another one. */
class DevDatabaseTest {

    private String url;

    @BeforeEach
    void second_database() throws Exception {
        url = DevDatabase.fresh().replaceFirst("/postgres\\?", "/second_board?");
        TestDatabase.update("create database second_board");
    }

    @AfterEach
    void drop() {
        TestDatabase.update("drop database second_board with (force)");
    }

    @Test
    void the_second_database_of_a_cluster_gets_its_grants() throws Exception {
        assertThat(ownerMayCreate()).isFalse();
        DevDatabase.prepare(DatabaseUrl.parse(url));
        assertThat(ownerMayCreate()).isTrue();
        DevDatabase.prepare(DatabaseUrl.parse(url));
    }

    private boolean ownerMayCreate() throws Exception {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var row = statement.executeQuery("select has_database_privilege('coachboard_owner', 'second_board',"
                        + " 'create') and has_schema_privilege('coachboard_owner', 'public', 'create')")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
