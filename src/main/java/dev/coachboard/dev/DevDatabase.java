package dev.coachboard.dev;

import dev.coachboard.platform.launch.DatabaseUrl;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * A real PostgreSQL inside this JVM's process tree. Started once per JVM, so a live reload finds it running, and gone
 * with the JVM.
 */
public final class DevDatabase {

    private static final String URL = "coachboard.dev.database-url";

    private DevDatabase() {}

    /** Empty, in a temporary folder: for tests. */
    public static String fresh() throws IOException {
        return url(EmbeddedPostgres.builder());
    }

    /** In a folder that survives restarts. */
    static String kept(Path folder, boolean reset) throws IOException {
        if (System.getProperty(URL) == null && reset) delete(folder);
        Files.createDirectories(folder);
        return url(EmbeddedPostgres.builder().setDataDirectory(folder).setCleanDataDirectory(false));
    }

    private static synchronized String url(EmbeddedPostgres.Builder builder) throws IOException {
        var running = System.getProperty(URL);
        if (running != null) return running;
        var postgres = builder.setPGStartupWait(Duration.ofMinutes(1))
                // because tests count the statements that really arrive
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                // because two instances and a load run share it
                .setServerConfig("max_connections", "200")
                .setServerConfig("log_min_messages", "warning")
                // because the detail of an error quotes the row
                .setServerConfig("log_error_verbosity", "terse")
                .start();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            createRoles(connection);
            statement.execute("create extension if not exists pg_stat_statements");
        } catch (SQLException e) {
            throw new IOException("The database roles could not be created", e);
        }
        var url = postgres.getJdbcUrl("postgres", "postgres");
        System.setProperty(URL, url);
        return url;
    }

    /** Gives somebody's own database our roles, if the user it is reached by may create them. */
    static void prepare(DatabaseUrl url) throws IOException {
        var login = new Properties();
        if (url.user() != null) login.setProperty("user", url.user());
        if (url.password() != null) login.setProperty("password", url.password());
        try (var connection = new Driver().connect(url.jdbcUrl(), login)) {
            if (!isPrepared(connection)) createRoles(connection);
        } catch (SQLException e) {
            throw new IOException(
                    "The database could not be prepared. Is it up, and may this user create roles? If not,"
                            + " let an administrator run src/main/resources/db/roles.sql. PostgreSQL said: "
                            + e.getMessage(),
                    e);
        }
    }

    /** The roles belong to the whole cluster, their grants to this database: a second one needs the script as well. */
    private static boolean isPrepared(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select count(*) = 3 and bool_and(pg_has_role(current_user, oid, 'member')
                            and has_database_privilege(oid, current_database(), 'connect')
                            and has_schema_privilege(oid, 'public', 'usage')
                            and (rolname <> 'coachboard_owner'
                                or has_database_privilege(oid, current_database(), 'create')
                                    and has_schema_privilege(oid, 'public', 'create')))
                        from pg_roles where rolname in ('coachboard_owner', 'coachboard_app', 'coachboard_readonly')
                        """)) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    /** The same script that a production database gets. */
    private static void createRoles(Connection connection) throws IOException, SQLException {
        try (var script = DevDatabase.class.getResourceAsStream("/db/roles.sql");
                var statement = connection.createStatement()) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
