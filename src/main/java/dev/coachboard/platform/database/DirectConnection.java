package dev.coachboard.platform.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.Driver;
import org.postgresql.PGConnection;

/** A connection past the pool, with short deadlines, which lives no longer than those of the pool. For one thread. */
@ApplicationScoped
class DirectConnection {

    /** No such table, and no right to read it: versions before this one gave none. */
    private static final Set<String> NEVER_MIGRATED = Set.of("42P01", "42501");

    private static final Duration WITHIN = Duration.ofSeconds(3);

    private final Instance<AgroalDataSource> pool;
    private final CodeSchema code;
    private final Deadlines deadlines;
    private final Duration longestLife;
    private Connection connection;
    private long connectedAt;
    private SchemaState schema;

    DirectConnection(
            Instance<AgroalDataSource> pool,
            CodeSchema code,
            Deadlines deadlines,
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-lifetime") Duration longestLife) {
        this.pool = pool;
        this.code = code;
        this.deadlines = deadlines;
        this.longestLife = longestLife;
    }

    /** A connection that broke is made anew, since only that shows whether the database is away. */
    SchemaState ask() throws SQLException {
        try {
            return look();
        } catch (SQLException e) {
            close();
            return look();
        }
    }

    /** Waits, and ends as soon as the server closes the connection or goes. */
    void rest(Duration atMost) throws SQLException {
        connection.unwrap(PGConnection.class).getNotifications(Math.toIntExact(atMost.toMillis()));
    }

    private SchemaState look() throws SQLException {
        // Because a changed login has to reach this connection too.
        if (connection != null && System.nanoTime() - connectedAt >= longestLife.toNanos()) close();
        if (connection == null) {
            connection = connect();
            connectedAt = System.nanoTime();
        }
        deadlines.begin(connection, WITHIN);
        try {
            return state();
        } finally {
            deadlines.end(connection);
        }
    }

    private SchemaState state() throws SQLException {
        if (schema == null || !schema.isUsable()) schema = new SchemaState(found(), code.version());
        else if (!connection.isValid(2)) throw new SQLException("The database does not answer", "08006");
        return schema;
    }

    private Connection connect() throws SQLException {
        var factory =
                pool.get().getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
        var properties = new Properties();
        properties.putAll(factory.jdbcProperties());
        for (var provider : factory.securityProviders()) {
            add(properties, provider.getSecurityProperties(factory.principal()));
            for (var credential : factory.credentials()) add(properties, provider.getSecurityProperties(credential));
        }
        properties.setProperty("ApplicationName", "coachboard-probe");
        properties.setProperty("loginTimeout", "3");
        properties.setProperty("socketTimeout", "3");
        return new Driver().connect(factory.jdbcUrl(), properties);
    }

    private static void add(Properties properties, Properties more) {
        if (more != null) properties.putAll(more);
    }

    private MigrationVersion found() throws SQLException {
        MigrationVersion newest = null;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select version from flyway_schema_history where success and version is not null")) {
            while (rows.next()) {
                var version = MigrationVersion.fromVersion(rows.getString(1));
                if (newest == null || version.compareTo(newest) > 0) newest = version;
            }
            return newest;
        } catch (SQLException e) {
            if (NEVER_MIGRATED.contains(e.getSQLState())) return null;
            throw e;
        }
    }

    void close() {
        if (connection != null) Connections.cut(connection);
        connection = null;
    }
}
