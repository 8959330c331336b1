package dev.coachboard.platform.launch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Refuses to serve a schema that is older than this release. A newer one is fine: a release may be rolled back. */
final class SchemaVersion {

    private static final String REMEDY = "Run the jar with: migrate";

    private final int needed;

    SchemaVersion(Migrations migrations) {
        needed = migrations.newest();
    }

    Optional<String> complaint(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select to_regclass('public.flyway_schema_history') is null,"
                                + " coalesce(has_table_privilege(to_regclass('public.flyway_schema_history'), 'select'), false)")) {
            row.next();
            if (row.getBoolean(1)) return Optional.of("the database has no schema yet. " + REMEDY);
            // A schema from before the version could be read is older than this release as well.
            var found = row.getBoolean(2) ? found(connection) : 0;
            return found < needed
                    ? Optional.of(
                            "the schema is older than this release, which needs version " + needed + ". " + REMEDY)
                    : Optional.empty();
        }
    }

    private static int found(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select coalesce(max(version::int), 0) from flyway_schema_history where success")) {
            row.next();
            return row.getInt(1);
        }
    }
}
