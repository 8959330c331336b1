package dev.coachboard.platform.database;

import dev.coachboard.platform.database.failure.ConnectionError;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Asks the database once a second over a connection of its own, so that readiness, requests and metrics know whether it
 * answers without a wait of their own.
 */
@ApplicationScoped
public class DatabaseProbe {

    private static final Logger LOG = Logger.getLogger(DatabaseProbe.class);

    private static final Duration WHILE_HERE = Duration.ofSeconds(1);
    private static final Duration WHILE_AWAY = Duration.ofMillis(300); // because people wait for its return

    private final DirectConnection database;
    private final BrokenConnections broken;
    private volatile boolean stopped;
    private volatile View view = new View(Answer.NONE_YET, null, null, System.nanoTime());

    DatabaseProbe(DirectConnection database, BrokenConnections broken) {
        this.database = database;
        this.broken = broken;
    }

    enum Answer {
        NONE_YET,
        HERE,
        AWAY
    }

    /**
     * @param problem null unless the database is away
     * @param schema null unless it is here
     * @param since by {@link System#nanoTime()}
     */
    record View(Answer answer, ConnectionError problem, SchemaState schema, long since) {}

    void start(@Observes StartupEvent started) {
        var thread = new Thread(this::run, "database-probe");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped = true;
    }

    View view() {
        return view;
    }

    /** True until the first look, because a start-up must not refuse what it has not tried. */
    public boolean isHere() {
        return view.answer() != Answer.AWAY;
    }

    private void run() {
        try {
            while (!stopped) {
                probe();
                if (view.answer() == Answer.HERE) rest();
                else TimeUnit.NANOSECONDS.sleep(WHILE_AWAY.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            database.close();
        }
    }

    /** On the connection, so that its end is noticed at once. */
    private void rest() {
        try {
            database.rest(WHILE_HERE);
        } catch (SQLException e) {
            LOG.debug("The probe's connection ended", e);
        }
    }

    private void probe() {
        try {
            here(database.ask());
        } catch (SQLException | RuntimeException e) {
            away(e);
        }
    }

    private void here(SchemaState schema) {
        var before = view;
        if (before.answer() == Answer.HERE && schema.equals(before.schema())) return;
        view = new View(Answer.HERE, null, schema, System.nanoTime());
        if (!schema.isUsable()) LOG.error(schema.explain());
        if (before.answer() != Answer.AWAY) return;
        broken.renew();
        LOG.info("The database answers again");
    }

    private void away(Exception failure) {
        if (view.answer() == Answer.AWAY || stopped) return;
        var problem = failure instanceof SQLException sql ? ConnectionError.of(sql) : ConnectionError.OTHER;
        view = new View(Answer.AWAY, problem, null, System.nanoTime());
        LOG.warnf("The database does not answer (%s)", problem);
    }
}
