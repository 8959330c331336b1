package dev.coachboard.platform.database.failure;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Locale;

/** Why there was no connection, or no longer one. The names are values of a metric's label. */
public enum ConnectionError {
    REFUSED,
    TIMEOUT,
    RESET,
    EXHAUSTED,
    CREDENTIALS,
    OTHER;

    public static ConnectionError of(SQLException failure) {
        for (var cause : Causes.of(failure)) {
            var reason = ofSocket(cause);
            if (reason != null) return reason;
        }
        return ofState(failure.getSQLState(), String.valueOf(failure.getMessage()));
    }

    private static ConnectionError ofSocket(Throwable cause) {
        if (cause instanceof SocketTimeoutException) return TIMEOUT;
        if (cause instanceof ConnectException
                || cause instanceof NoRouteToHostException
                || cause instanceof UnknownHostException) return REFUSED;
        // Only a deadline closes a socket on this side while a statement waits for it.
        if (cause instanceof SocketException && "Socket closed".equals(cause.getMessage())) return TIMEOUT;
        if (cause instanceof SocketException || cause instanceof EOFException) return RESET;
        return null;
    }

    private static ConnectionError ofState(String state, String message) {
        if (state == null) return message.contains("timeout") ? EXHAUSTED : OTHER;
        if (state.startsWith("28")) return CREDENTIALS;
        if (state.equals("57P03")) return REFUSED; // because PostgreSQL starts up or shuts down
        if (state.equals("53300")) return REFUSED; // because PostgreSQL has given all its connections to others
        if (state.equals("08001")) return message.contains("timed out") ? TIMEOUT : REFUSED;
        if (state.equals("99999")) return TIMEOUT; // because the pool interrupts a connect that takes too long
        return state.startsWith("08") || state.startsWith("57P") || state.equals("25P03") ? RESET : OTHER;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
