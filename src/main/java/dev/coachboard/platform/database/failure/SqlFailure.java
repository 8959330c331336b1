package dev.coachboard.platform.database.failure;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import javax.transaction.xa.XAException;

/** What a failure of the database means for the work under way. */
public enum SqlFailure {
    /** COMMIT was sent and its answer was lost. */
    OUTCOME_UNKNOWN,
    /** No connection, or it broke before COMMIT: PostgreSQL rolls such a transaction back. */
    CONNECTION,
    /** A row lock or a statement took too long, or no connection was free. */
    BUSY,
    /** Two transactions collided, and this one was rolled back; running it again can succeed. */
    CONTENTION,
    /** It contradicts a row that exists. */
    CONFLICT;

    private static final Set<String> CONTENTIONS = Set.of("40001", "40P01");
    private static final Set<String> CONFLICTS = Set.of("23505", "23P01", "23503");
    private static final Set<String> SLOW = Set.of("55P03", "57014", "25P04");

    /** Empty when the database has no part in the failure, or refused a statement as wrong. */
    public static Optional<SqlFailure> of(Throwable failure) {
        var causes = Causes.of(failure);
        for (var cause : causes) {
            if (cause instanceof XAException commit && isLostCommit(commit)) return Optional.of(OUTCOME_UNKNOWN);
        }
        return causes.stream()
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst()
                .flatMap(SqlFailure::ofSql);
    }

    /** The pool reports a failed commit by this code and a failed rollback by another. */
    private static boolean isLostCommit(XAException commit) {
        if (commit.errorCode != XAException.XA_RBROLLBACK) return false;
        return Causes.of(commit).stream().anyMatch(cause -> cause instanceof SQLException sql && endsConnection(sql));
    }

    private static Optional<SqlFailure> ofSql(SQLException failure) {
        var state = failure.getSQLState();
        if (state == null)
            return Optional.of(ConnectionError.of(failure) == ConnectionError.EXHAUSTED ? BUSY : CONNECTION);
        if (CONTENTIONS.contains(state)) return Optional.of(CONTENTION);
        if (CONFLICTS.contains(state)) return Optional.of(CONFLICT);
        if (SLOW.contains(state) || state.startsWith("53")) return Optional.of(BUSY);
        return endsConnection(failure) || state.startsWith("28") ? Optional.of(CONNECTION) : Optional.empty();
    }

    /** Nothing more can be asked over this connection. */
    public static boolean endsConnection(SQLException failure) {
        var state = failure.getSQLState();
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("57P")
                        || state.equals("25P03") // because PostgreSQL ended a session that idled in its transaction
                        || state.equals("99999")); // because the pool interrupted the driver
    }
}
