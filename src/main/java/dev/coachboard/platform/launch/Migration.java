package dev.coachboard.platform.launch;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** The command {@code migrate}: Flyway and nothing else of the app, as the schema's owner. */
final class Migration {

    private static final String NONE = "none";

    private final Flyway flyway;

    Migration(DatabaseUrl url) {
        flyway = Flyway.configure(Migration.class.getClassLoader())
                .dataSource(url.jdbcUrl(), url.user(), url.password() == null ? NONE : url.password())
                .initSql("set role coachboard_owner")
                .resourceProvider(new Migrations())
                .loggers(QuietFlyway.class.getName())
                .load();
    }

    /** Says in five lines what it did. */
    void run(PrintStream out) throws Refused {
        var start = System.nanoTime();
        try {
            var before = version();
            var result = flyway.migrate();
            out.println("Coachboard migrated the database of " + DatabaseRules.OWNER_URL);
            out.println("from version: " + before);
            out.println("to version:   " + version());
            out.println("applied:      " + result.migrationsExecuted);
            out.println("took:         " + seconds(Duration.ofNanos(System.nanoTime() - start)));
        } catch (FlywayException e) {
            throw new Refused(
                    1,
                    "- " + DatabaseRules.OWNER_URL + ": migrate stopped at version " + versionAfterFailure() + ": "
                            + firstLine(e));
        }
    }

    private String version() {
        return Optional.ofNullable(flyway.info().current())
                .map(MigrationInfo::getVersion)
                .map(Object::toString)
                .orElse(NONE);
    }

    private String versionAfterFailure() {
        try {
            return version();
        } catch (FlywayException e) {
            return "unknown";
        }
    }

    /** Flyway's text begins with the reason; the statement that follows may be long. */
    private static String firstLine(FlywayException e) {
        var lines = e.getMessage().strip().lines().filter(line -> !line.isBlank() && !line.matches("-+"));
        return lines.limit(2).reduce((first, second) -> first + " " + second).orElse("no reason given");
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
