package dev.coachboard.dev;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

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
                .start();
        createRoles(postgres);
        var url = postgres.getJdbcUrl("postgres", "postgres");
        System.setProperty(URL, url);
        return url;
    }

    /** The same script that a production database gets. */
    private static void createRoles(EmbeddedPostgres postgres) throws IOException {
        try (var script = DevDatabase.class.getResourceAsStream("/db/roles.sql");
                var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            statement.execute("create extension if not exists pg_stat_statements");
        } catch (SQLException e) {
            throw new IOException("The database roles could not be created", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
