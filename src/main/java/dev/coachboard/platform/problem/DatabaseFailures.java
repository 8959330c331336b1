package dev.coachboard.platform.problem;

import java.sql.SQLException;
import java.util.Set;

/** Reads in a failure's chain of causes what PostgreSQL or its pool said. */
final class DatabaseFailures {

    /** 23505 unique, 23P01 exclusion, 23503 foreign key, 40001 serialization, 40P01 deadlock. */
    private static final Set<String> CONFLICTS = Set.of("23505", "23P01", "23503", "40001", "40P01");

    private DatabaseFailures() {}

    static boolean isConflict(Throwable failure) {
        var cause = sqlCause(failure);
        return cause != null && CONFLICTS.contains(cause.getSQLState());
    }

    /** No connection to be had: class 08, class 53, class 57, or the pool's own time-out, which has no state. */
    static boolean isBusy(Throwable failure) {
        var cause = sqlCause(failure);
        if (cause == null) return false;
        var state = cause.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("53") || state.startsWith("57");
    }

    private static SQLException sqlCause(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) return sql;
        }
        return null;
    }
}
