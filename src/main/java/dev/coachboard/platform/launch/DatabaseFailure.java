package dev.coachboard.platform.launch;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;

/**
 * What a failed connection means for the start, in our own text: the server's could repeat a value.
 *
 * @param isFinal whether waiting cannot help
 */
record DatabaseFailure(boolean isFinal, String text) {

    static DatabaseFailure of(SQLException e) {
        var state = e.getSQLState() == null ? "" : e.getSQLState();
        var message = e.getMessage() == null ? "" : e.getMessage();
        if (state.startsWith("28") || message.contains("password"))
            return new DatabaseFailure(
                    true, "PostgreSQL refused the login (SQLSTATE " + state + "). Check the user and the password.");
        if (state.equals("3D000"))
            return new DatabaseFailure(true, "there is no database of this name. Create it, or correct the name.");
        if (message.contains("SSL") || hasCause(e, "javax.net.ssl"))
            return new DatabaseFailure(
                    true, "no TLS connection came about. Check sslmode and sslrootcert, and the server's certificate.");
        if (state.equals("42501"))
            return new DatabaseFailure(
                    true,
                    "this login may not connect. Let an administrator run src/main/resources/db/roles.sql there.");
        if (state.equals("22023"))
            return new DatabaseFailure(true, "a parameter after the question mark is wrong. Correct or remove it.");
        if (state.equals("57P03")) return new DatabaseFailure(false, "it is starting");
        if (state.equals("53300")) return new DatabaseFailure(false, "all its connections are taken");
        if (hasCause(e, UnknownHostException.class.getName())) return new DatabaseFailure(false, "its host is unknown");
        if (hasCause(e, ConnectException.class.getName())) return new DatabaseFailure(false, "it refuses connections");
        if (state.equals("08001") || hasCause(e, SocketTimeoutException.class.getName()))
            return new DatabaseFailure(false, "it does not answer");
        return new DatabaseFailure(false, "no connection came about (SQLSTATE " + state + ")");
    }

    /** SQLSTATE classes: connection, resources, intervention of an operator. */
    static boolean isOfConnection(SQLException e) {
        return e.getSQLState() == null || e.getSQLState().matches("(08|53|57).*");
    }

    private static boolean hasCause(Throwable failure, String type) {
        for (var cause = failure; cause != null; cause = cause.getCause())
            if (cause.getClass().getName().startsWith(type)) return true;
        return false;
    }
}
