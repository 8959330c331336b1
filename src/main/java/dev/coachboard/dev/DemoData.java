package dev.coachboard.dev;

import dev.coachboard.identity.PasswordHasher;
import dev.coachboard.platform.tenancy.CurrentPractice;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;

/** Fills an empty dev database with two practices and a year of their work, and says who can sign in. */
@ApplicationScoped
@IfBuildProfile("dev")
class DemoData {

    private static final String PASSWORD = "coachboard-demo";

    private final DataSource database;
    private final CurrentPractice practice;
    private final PasswordHasher hasher;
    private final Clock clock;

    DemoData(DataSource database, CurrentPractice practice, PasswordHasher hasher, Clock clock) {
        this.database = database;
        this.practice = practice;
        this.hasher = hasher;
        this.clock = clock;
    }

    @ActivateRequestContext
    void fill(@Observes StartupEvent started) throws SQLException {
        if (!isEmpty()) return;
        var hash = hasher.hash(PASSWORD);
        for (var house : DemoHouse.ALL) fill(house, hash);
    }

    /** Not before the app listens: a start that fails greets no one. */
    void greet(@ObservesAsync HttpServerStart started) {
        announce(started.options().getPort());
    }

    private boolean isEmpty() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select exists (select from users)")) {
            rows.next();
            return !rows.getBoolean(1);
        }
    }

    private void fill(DemoHouse house, String passwordHash) {
        practice.enter(house.practiceId());
        QuarkusTransaction.requiringNew().timeout(120).run(() -> {
            try (var rows = new DemoRows(database)) {
                new DemoYear(house, rows, passwordHash, clock.instant()).write();
            } catch (SQLException e) {
                throw new IllegalStateException("The demo data could not be written", e);
            }
        });
    }

    /** On standard output, one line each, so that people and scripts find them. */
    private static void announce(int port) {
        System.out.println();
        System.out.println("Coachboard is at http://localhost:" + port);
        for (var login : logins()) System.out.println("demo login: " + login + " " + PASSWORD);
        System.out.println();
    }

    private static List<String> logins() {
        return DemoHouse.ALL.stream().flatMap(house -> house.logins().stream()).toList();
    }
}
