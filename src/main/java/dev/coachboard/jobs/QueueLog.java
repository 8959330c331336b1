package dev.coachboard.jobs;

import dev.coachboard.platform.database.DatabaseProbe;
import dev.coachboard.platform.database.failure.ConnectionErrors;
import dev.coachboard.platform.database.failure.SqlFailure;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Counts the looks at the queue that a failing database ended. The job library (16.7) logs a whole stack for each; one
 * line stays, and none while the database is known to be away, since the probe has logged that.
 */
@ApplicationScoped
class QueueLog implements Filter {

    private static final org.jboss.logging.Logger LOG = org.jboss.logging.Logger.getLogger(QueueLog.class);

    /** Filters are not inherited, so each class that logs during an outage is named. */
    private static final List<String> SOURCES =
            List.of("RunUntilShutdown", "RunAndLogErrors", "ExecutePicked", "Executor", "Scheduler");

    private final DatabaseProbe probe;
    private final ConnectionErrors errors;
    private final List<Logger> loggers;

    QueueLog(DatabaseProbe probe, ConnectionErrors errors) {
        this.probe = probe;
        this.errors = errors;
        loggers = Stream.concat(
                        SOURCES.stream().map(name -> "com.github.kagkarlsson.scheduler." + name),
                        Stream.of("com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepository"))
                .map(Logger::getLogger)
                .toList();
    }

    /** Before the workers start. */
    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent starting) {
        loggers.forEach(logger -> logger.setFilter(this));
    }

    @Override
    public boolean isLoggable(LogRecord event) {
        var kind = SqlFailure.of(event.getThrown()).filter(failure -> failure != SqlFailure.CONFLICT);
        if (kind.isEmpty()) return true;
        var reason = errors.record(event.getThrown())
                .map(Enum::name)
                .orElse(kind.get().name());
        if (probe.isHere()) LOG.warnf("The queue could not be read or written: %s", reason);
        return false;
    }
}
