package dev.coachboard.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Physical connections, beneath the pool's wrappers. */
public final class Connections {

    private static final String CLOSED = "08003";

    private Connections() {}

    /** Empty when it is closed: the driver unwraps no closed connection. */
    public static Optional<Connection> physical(Connection connection) throws SQLException {
        try {
            return Optional.of(connection.unwrap(Connection.class));
        } catch (SQLException e) {
            if (CLOSED.equals(e.getSQLState())) return Optional.empty();
            throw e;
        }
    }

    /** Closes its socket at once, also under a statement. It refuses every later statement, and the pool drops it. */
    static void cut(Connection connection) {
        try {
            var physical = physical(connection);
            // The pool's wrapper has an abort() that ends the wrapper and leaves the socket open.
            if (physical.isPresent()) physical.get().abort(Runnable::run);
        } catch (SQLException e) {
            throw new IllegalStateException("The connection could not be cut", e);
        }
    }
}
