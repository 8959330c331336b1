package dev.coachboard.platform.tenancy;

import dev.coachboard.platform.database.BrokenConnections;
import dev.coachboard.platform.database.Budget;
import dev.coachboard.platform.database.Budgets;
import dev.coachboard.platform.database.Connections;
import dev.coachboard.platform.database.Deadlines;
import dev.coachboard.platform.database.PoolRecovery;
import io.agroal.api.AgroalPoolInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.WeakHashMap;

/**
 * Every connection that leaves the pool carries the practice of the work that borrows it, or none, which row-level
 * security reads, and the timeouts of that kind of work. A connection that cannot carry them is cut: the pool would
 * lose its place for ever if this threw.
 */
@ApplicationScoped
class PracticeOnConnection implements AgroalPoolInterceptor {

    private static final String SET = """
            select set_config('app.practice', ?, ?), set_config('statement_timeout', ?, ?),
                set_config('lock_timeout', ?, ?), set_config('idle_in_transaction_session_timeout', ?, ?)
            """;

    /**
     * What each physical connection's session says. Only values set outside a transaction are kept here, since a
     * rollback undoes the others; so a hit saves the round trip, and a miss costs one.
     */
    private final Map<Connection, Settings> sessions = Collections.synchronizedMap(new WeakHashMap<>());

    private final Budgets budgets;
    private final Deadlines deadlines;
    private final BrokenConnections broken;
    private final PoolRecovery recovery;

    PracticeOnConnection(Budgets budgets, Deadlines deadlines, BrokenConnections broken, PoolRecovery recovery) {
        this.budgets = budgets;
        this.deadlines = deadlines;
        this.broken = broken;
        this.recovery = recovery;
    }

    private record Settings(String practice, Budget budget) {}

    @Override
    public void onConnectionAcquire(Connection connection) {
        try {
            recovery.acquired();
            var physical = Connections.physical(connection);
            if (physical.isEmpty()) return; // because a closed one refuses all work by itself
            deadlines.begin(physical.get());
            prepare(connection, physical.get());
        } catch (SQLException | RuntimeException e) {
            broken.discard(connection, e);
        }
    }

    /** A closed one is forgotten at its deadline. */
    @Override
    public void onConnectionReturn(Connection connection) {
        try {
            Connections.physical(connection).ifPresent(deadlines::end);
        } catch (SQLException | RuntimeException e) {
            broken.discard(connection, e);
        }
    }

    private void prepare(Connection connection, Connection physical) throws SQLException {
        var practice = CurrentPractice.ofThisThread().map(UUID::toString).orElse("");
        var settings = new Settings(practice, budgets.current());
        physical.setNetworkTimeout(Runnable::run, millis(settings.budget().silence()));
        if (settings.equals(sessions.get(physical))) return;
        var inTransaction = !connection.getAutoCommit();
        set(connection, settings, inTransaction);
        if (!inTransaction) sessions.put(physical, settings);
    }

    private static void set(Connection connection, Settings settings, boolean untilCommit) throws SQLException {
        var budget = settings.budget();
        try (var statement = connection.prepareStatement(SET)) {
            statement.setString(1, settings.practice());
            statement.setString(3, Integer.toString(millis(budget.statement())));
            statement.setString(5, Integer.toString(millis(budget.lock())));
            statement.setString(7, Integer.toString(millis(budget.idle())));
            for (var local = 2; local <= 8; local += 2) statement.setBoolean(local, untilCommit);
            statement.execute();
        }
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
