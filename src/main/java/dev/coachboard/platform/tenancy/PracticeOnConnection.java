package dev.coachboard.platform.tenancy;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.WeakHashMap;
import org.postgresql.PGConnection;

/**
 * The second wall's key: every connection that leaves the pool carries the practice of the work that borrows it,
 * or none, and row-level security reads it.
 */
@ApplicationScoped
class PracticeOnConnection implements AgroalPoolInterceptor {

    /**
     * What each physical connection's session says. Only values set outside a transaction are kept here, since a
     * rollback undoes the others; so a hit saves the round trip, and a miss costs one.
     */
    private final Map<PGConnection, String> sessions = Collections.synchronizedMap(new WeakHashMap<>());

    @Override
    public void onConnectionAcquire(Connection connection) {
        try {
            carry(connection, CurrentPractice.ofThisThread().map(UUID::toString).orElse(""));
        } catch (SQLException e) {
            throw new IllegalStateException("The practice could not be set on a connection", e);
        }
    }

    private void carry(Connection connection, String practice) throws SQLException {
        var session = connection.unwrap(PGConnection.class);
        if (practice.equals(sessions.get(session))) return;
        var inTransaction = !connection.getAutoCommit();
        set(connection, practice, inTransaction);
        if (!inTransaction) sessions.put(session, practice);
    }

    private static void set(Connection connection, String practice, boolean untilCommit) throws SQLException {
        try (var statement = connection.prepareStatement("select set_config('app.practice', ?, ?)")) {
            statement.setString(1, practice);
            statement.setBoolean(2, untilCommit);
            statement.execute();
        }
    }
}
