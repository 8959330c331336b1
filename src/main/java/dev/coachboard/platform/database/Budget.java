package dev.coachboard.platform.database;

import java.time.Duration;

/**
 * What PostgreSQL and the socket allow one kind of work.
 *
 * @param idle between two statements of one transaction; a process that hangs then gives its locks back
 * @param silence of the socket, a little longer than any statement
 */
public record Budget(Duration statement, Duration lock, Duration idle, Duration silence) {

    private static final Duration MARGIN = Duration.ofSeconds(1);

    static Budget ofRequests(DatabaseConfig config) {
        var statement = config.statementTimeout();
        return new Budget(
                statement, config.lockTimeout(), config.requestDeadline().plus(MARGIN), statement.plus(MARGIN));
    }

    /** A job has nobody waiting, but a lock that lasts longer than this is better tried again later. */
    static Budget ofJobs(DatabaseConfig config) {
        var statement = config.jobStatementTimeout();
        return new Budget(statement, Duration.ofSeconds(10), statement, statement.plus(MARGIN.multipliedBy(5)));
    }
}
