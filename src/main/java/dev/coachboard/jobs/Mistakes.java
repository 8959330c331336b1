package dev.coachboard.jobs;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.NoSuchElementException;

/** Tells mistakes of our own from trouble that passes. */
final class Mistakes {

    /** Because the same data fails the same way each time, and what was chance after all shows by then. */
    private static final int TRIES = 3;

    private Mistakes() {}

    /** @return how often a job of the type is tried */
    static int attempts(JobType<?> type, boolean mistake) {
        return mistake ? Math.min(TRIES, type.attempts()) : type.attempts();
    }

    static boolean isMistake(Throwable failure) {
        return isProgrammingError(failure) && !isDatabaseTrouble(failure);
    }

    private static boolean isProgrammingError(Throwable failure) {
        return failure instanceof NullPointerException
                || failure instanceof ClassCastException
                || failure instanceof IndexOutOfBoundsException
                || failure instanceof IllegalArgumentException
                || failure instanceof ArithmeticException
                || failure instanceof DateTimeException
                || failure instanceof NoSuchElementException
                || failure instanceof UnsupportedOperationException;
    }

    private static boolean isDatabaseTrouble(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof SQLException) return true;
        return false;
    }
}
