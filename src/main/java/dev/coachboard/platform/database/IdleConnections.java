package dev.coachboard.platform.database;

import io.agroal.api.AgroalPoolInterceptor;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Asks a connection that was idle whether it lives. After one that does not, those that are as old are dropped unasked:
 * sixteen dead ones in a black hole would take sixteen seconds to ask.
 */
@ApplicationScoped
class IdleConnections implements ConnectionValidator, AgroalPoolInterceptor {

    private static final int SECONDS_TO_ANSWER = 1;
    private static final Duration WITHIN = Duration.ofSeconds(SECONDS_TO_ANSWER);

    private final Deadlines deadlines;
    private final Map<Connection, Long> born = Collections.synchronizedMap(new WeakHashMap<>());
    private volatile long deathAt = System.nanoTime();

    IdleConnections(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void onConnectionCreate(Connection connection) {
        try {
            Connections.physical(connection).ifPresent(physical -> born.put(physical, System.nanoTime()));
        } catch (SQLException e) {
            throw new IllegalStateException(e); // the pool then drops it, as one that could not be made
        }
    }

    @Override
    public boolean isValid(Connection connection) {
        try {
            var physical = Connections.physical(connection);
            if (physical.isEmpty() || isSuspect(physical.get())) return false;
            if (answers(physical.get())) return true;
        } catch (SQLException e) {
            // It is as good as dead.
        }
        deathAt = System.nanoTime();
        return false;
    }

    /** The driver counts the seconds from the last byte, and an answer may trickle. */
    private boolean answers(Connection physical) throws SQLException {
        deadlines.begin(physical, WITHIN);
        try {
            return physical.isValid(SECONDS_TO_ANSWER);
        } finally {
            deadlines.end(physical);
        }
    }

    /** Of all that are open now. */
    void suspectAll() {
        deathAt = System.nanoTime();
    }

    private boolean isSuspect(Connection physical) {
        return born.getOrDefault(physical, deathAt) - deathAt < 0;
    }
}
