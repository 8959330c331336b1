package dev.coachboard.platform.launch;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;

/** Waits for the database before anything else starts, and looks at the role it lets us in with. */
final class DatabaseGate {

    /** The key of the longest wait. */
    static final String WAIT = "COACHBOARD_DATABASE_WAIT";

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60); // because a restart of PostgreSQL takes less
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final long BETWEEN_TRIES_MS = 500;

    private final String key;
    private final DatabaseUrl url;
    private final Duration wait;
    private final PrintStream out;

    DatabaseGate(String key, DatabaseUrl url, Settings settings, PrintStream out) {
        this.key = key;
        this.url = url;
        this.wait = settings.find(WAIT).map(NumberRules::duration).orElse(LONGEST_WAIT);
        this.out = out;
    }

    /** A question about the role or the schema: its answer is a complaint, or nothing. */
    interface Check {
        Optional<String> complaint(Connection connection) throws SQLException;
    }

    /** Returns when the database took the login and the check has no complaint. */
    void pass(Check check) throws Refused {
        var start = System.nanoTime();
        var nextLine = Duration.ZERO;
        while (true) {
            var failure = attempt(check);
            if (failure.isEmpty()) return;
            var waited = Duration.ofNanos(System.nanoTime() - start);
            if (waited.compareTo(wait) >= 0)
                throw new Refused(
                        Refused.UNAVAILABLE,
                        "- " + key + ": " + failure.get() + " for " + wait.toSeconds()
                                + " s. Start the database, or correct the address. " + WAIT
                                + " sets how long to wait.");
            if (waited.compareTo(nextLine) >= 0) {
                out.println("Coachboard waits for the database of " + key + ": " + failure.get() + "; "
                        + wait.minus(waited).toSeconds() + " s left");
                nextLine = nextLine.plus(BETWEEN_LINES);
            }
            pause();
        }
    }

    /** @return why it is worth another try; nothing when all is well */
    private Optional<String> attempt(Check check) throws Refused {
        try (var connection = new Driver().connect(url.jdbcUrl(), login())) {
            var complaint = complaint(check, connection);
            if (complaint.isPresent()) throw misconfigured(complaint.get());
            return Optional.empty();
        } catch (SQLException e) {
            var failure = DatabaseFailure.of(e);
            if (failure.isFinal()) throw misconfigured(failure.text());
            return Optional.of(failure.text());
        }
    }

    /** A connection that answers but cannot be asked does not get better by waiting. */
    private static Optional<String> complaint(Check check, Connection connection) throws SQLException {
        try {
            return check.complaint(connection);
        } catch (SQLException e) {
            if (DatabaseFailure.isOfConnection(e)) throw e;
            return Optional.of("this is not a database of Coachboard (SQLSTATE " + e.getSQLState()
                    + "). Name the one that the command migrate was run for.");
        }
    }

    private Refused misconfigured(String complaint) {
        return new Refused(Refused.MISCONFIGURED, "- " + key + ": " + complaint);
    }

    private Properties login() {
        var login = new Properties();
        if (url.user() != null) login.setProperty("user", url.user());
        if (url.password() != null) login.setProperty("password", url.password());
        login.setProperty("connectTimeout", "3");
        login.setProperty("loginTimeout", "5");
        login.setProperty("socketTimeout", "10");
        login.setProperty("logServerErrorDetail", "false");
        login.setProperty("ApplicationName", "coachboard-start");
        return login;
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
