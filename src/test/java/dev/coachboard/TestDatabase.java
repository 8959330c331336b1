package dev.coachboard;

import dev.coachboard.dev.MovableClock;
import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The test's own way into the database, past both walls: as its administrator. */
public final class TestDatabase {

    /** One for the whole run: a new one for each statement would cost more than the statement. */
    private static Connection shared;

    private TestDatabase() {}

    private static Connection shared() {
        if (shared == null) shared = connect();
        return shared;
    }

    public static Connection connect() {
        try {
            var connection = DriverManager.getConnection(System.getProperty("coachboard.dev.database-url"));
            letNowFollowTheClock(connection);
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Rows that a test writes as of {@code now()} have to be as old for the app, whose clock begins at a fixed instant. */
    private static synchronized void letNowFollowTheClock(Connection connection) throws SQLException {
        if (Arc.container() == null) return;
        var ahead = Arc.container().instance(MovableClock.class).get().start();
        try (var statement = connection.createStatement()) {
            statement.execute("create schema if not exists test_clock");
            statement.execute("create or replace function test_clock.now() returns timestamptz stable language sql as"
                    + " $$ select pg_catalog.now() + interval '" + ahead.toMillis() + " milliseconds' $$");
            statement.execute("set search_path = test_clock, pg_catalog, public");
        }
    }

    public static synchronized int update(String sql, Object... parameters) {
        try (var statement = shared().prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of every row. */
    public static synchronized List<Object> column(String sql, Object... parameters) {
        try (var statement = shared().prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
            var values = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) values.add(rows.getObject(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static long count(String sql, Object... parameters) {
        return ((Number) column(sql, parameters).get(0)).longValue();
    }
}
