package dev.coachboard.platform.database;

import dev.coachboard.platform.database.DatabaseProbe.Answer;
import dev.coachboard.platform.database.failure.ConnectionErrors;
import dev.coachboard.platform.problem.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Turns requests away while the database is known to be away, instead of letting each wait for the pool. */
@ApplicationScoped
public class DatabaseAdmission {

    private static final Duration COME_BACK = Duration.ofSeconds(2);

    private final DatabaseProbe probe;
    private final CurrentWork work;
    private final ConnectionErrors errors;

    DatabaseAdmission(DatabaseProbe probe, CurrentWork work, ConnectionErrors errors) {
        this.probe = probe;
        this.work = work;
        this.errors = errors;
    }

    /** Before anything is asked of the database. Jobs pass: they have a back-off of their own. */
    public void enter() {
        var view = probe.view();
        if (view.answer() != Answer.AWAY || !work.isRequest()) return;
        errors.count(view.problem());
        throw new Unavailable("unavailable", "The database cannot be reached at the moment; try again shortly")
                .retryAfter(COME_BACK);
    }
}
