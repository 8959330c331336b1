package dev.coachboard.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.coachboard.platform.text.Redaction;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Stands for a failure on its way through the job library. The library repeats messages and stacks in lines of its own,
 * and this one has neither.
 */
final class JobFailed extends RuntimeException {

    private final String reason;
    private final String place;
    private final boolean permanent;
    private final boolean mistake;

    JobFailed(Throwable failure) {
        super("The job failed", null, false, false);
        reason = reason(failure);
        place = failure instanceof Exception && !(failure instanceof RuntimeException) ? "" : place(failure);
        permanent = failure instanceof PermanentFailure;
        mistake = Mistakes.isMistake(failure);
    }

    static JobFailed of(Throwable failure) {
        return failure instanceof JobFailed known ? known : new JobFailed(failure);
    }

    /** In one line, without anybody's data. */
    String reason() {
        return reason;
    }

    /** The same for a log, with the line of our code for a failure that no handler foresees. */
    String reasonAndPlace() {
        return reason + place;
    }

    boolean isPermanent() {
        return permanent;
    }

    boolean isMistake() {
        return mistake;
    }

    private static String reason(Throwable failure) {
        var name = failure.getClass().getSimpleName();
        // A reader of JSON quotes what it read, and that is the job's data.
        var unreadable = cause(failure, JsonProcessingException.class);
        if (unreadable.isPresent()) return unreadable.get().getClass().getSimpleName();
        var refused = cause(failure, SQLException.class);
        if (refused.isPresent()) return name + ": SQL state " + refused.get().getSQLState();
        if (failure.getMessage() == null) return name;
        return Redaction.of(name + ": " + failure.getMessage()).replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause)
                .limit(20)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private static String place(Throwable failure) {
        return Stream.of(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.coachboard."))
                .findFirst()
                .map(frame -> " at " + frame.getClassName() + ":" + frame.getLineNumber())
                .orElse("");
    }
}
