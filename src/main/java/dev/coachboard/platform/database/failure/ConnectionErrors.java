package dev.coachboard.platform.database.failure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts what requests and workers met, and announces it to the parts that react. */
@Startup // because a scraper wants the counters before the first error
@ApplicationScoped
public class ConnectionErrors {

    private static final Set<ConnectionError> NONE_FREE = Set.of(ConnectionError.EXHAUSTED, ConnectionError.REFUSED);

    private final Map<ConnectionError, Counter> counters = new EnumMap<>(ConnectionError.class);
    private final Event<ConnectionError> announced;

    ConnectionErrors(MeterRegistry meters, Event<ConnectionError> announced) {
        this.announced = announced;
        for (var reason : ConnectionError.values()) {
            var counter = Counter.builder("db.connection.errors")
                    .description("Requests and jobs that had no connection to the database, or lost it")
                    .tag("reason", reason.label())
                    .register(meters);
            counters.put(reason, counter);
        }
    }

    /** @return empty when the failure is not one of a connection; then nothing is counted */
    public Optional<ConnectionError> record(Throwable failure) {
        var reason = reason(failure);
        reason.ifPresent(this::record);
        return reason;
    }

    private void record(ConnectionError reason) {
        count(reason);
        announced.fire(reason);
    }

    /** Of a request that was turned away: the reason is known already. */
    public void count(ConnectionError reason) {
        counters.get(reason).increment();
    }

    private static Optional<ConnectionError> reason(Throwable failure) {
        var kind = SqlFailure.of(failure);
        if (kind.isEmpty()) return Optional.empty();
        var sql = Causes.of(failure).stream()
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
        return switch (kind.get()) {
            case OUTCOME_UNKNOWN, CONNECTION -> sql.map(ConnectionError::of);
            case BUSY -> sql.map(ConnectionError::of).filter(NONE_FREE::contains);
            default -> Optional.empty();
        };
    }
}
