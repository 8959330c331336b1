package dev.coachboard.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coachboard.TestDatabase;
import dev.coachboard.dev.DevDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DatabaseGateTest {

    private static int port;

    @BeforeAll
    static void database() throws Exception {
        port = URI.create(DevDatabase.fresh().substring(5)).getPort();
    }

    @Test
    void a_database_that_comes_late_is_waited_for() throws Exception {
        var late = freePort();
        var threads = Executors.newCachedThreadPool();
        try (var way = new LateServer(late, port)) {
            var printed = new ByteArrayOutputStream();
            var out = new PrintStream(printed) {
                @Override
                public void println(String line) {
                    super.println(line);
                    threads.submit(way::open);
                }
            };
            gate(url(late, "postgres"), "30S", out).pass(connection -> Optional.empty());
            assertThat(printed.toString().lines())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("Coachboard waits for the database of DATABASE_URL: it refuses connections");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_database_that_stays_away_is_named_with_its_key() throws Exception {
        var gate = gate(url(freePort(), "postgres"), "0S", System.err);
        var refused = catchThrowableOfType(Refused.class, () -> gate.pass(connection -> Optional.empty()));
        assertThat(refused.exitCode()).isEqualTo(69);
        assertThat(refused.reasons())
                .singleElement()
                .asString()
                .startsWith("- DATABASE_URL: it refuses connections for 0 s.")
                .doesNotContain("hunter2");
    }

    @Test
    void a_database_that_does_not_exist_is_not_waited_for() {
        var url = "postgresql://postgres:hunter2@localhost:" + port + "/nowhere";
        var gate = gate(url, "60S", System.err);
        var refused = catchThrowableOfType(Refused.class, () -> gate.pass(connection -> Optional.empty()));
        assertThat(refused.exitCode()).isEqualTo(78);
        assertThat(refused.reasons()).singleElement().asString().contains("no database of this name");
    }

    @Test
    void a_database_of_something_else_is_not_waited_for() {
        var gate = gate(url(port, "postgres"), "60S", System.err);
        DatabaseGate.Check strange = connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("select 'two'::int");
                return Optional.empty();
            }
        };
        var refused = catchThrowableOfType(Refused.class, () -> gate.pass(strange));
        assertThat(refused.exitCode()).isEqualTo(78);
        assertThat(refused.reasons())
                .singleElement()
                .asString()
                .contains("not a database of Coachboard (SQLSTATE 22P02)");
    }

    @Test
    void a_wrong_parameter_is_not_waited_for() {
        var gate = gate(url(port, "postgres") + "?connectTimeout=hunter2", "60S", System.err);
        var refused = catchThrowableOfType(Refused.class, () -> gate.pass(connection -> Optional.empty()));
        assertThat(refused.exitCode()).isEqualTo(78);
        assertThat(refused.reasons())
                .singleElement()
                .asString()
                .contains("parameter")
                .doesNotContain("hunter2");
    }

    @Test
    void a_database_that_does_not_let_the_login_in_or_the_owner_create_is_named() {
        assertThat(DatabaseFailure.of(new SQLException("permission denied for database", "42501")))
                .matches(DatabaseFailure::isFinal)
                .asString()
                .contains("roles.sql");
        TestDatabase.update("create database without_roles");
        try {
            var gate = gate("postgresql://postgres:hunter2@localhost:" + port + "/without_roles", "0S", System.err);
            var refused = catchThrowableOfType(Refused.class, () -> gate.pass(DatabaseRoles::migrating));
            assertThat(refused.reasons())
                    .singleElement()
                    .asString()
                    .contains("coachboard_owner may create nothing here");
        } finally {
            TestDatabase.update("drop database without_roles");
        }
    }

    @Test
    void a_role_that_may_do_too_much_or_too_little_does_not_serve() {
        assertThat(complaint("superuser")).contains("is a superuser");
        assertThat(complaint("bypassrls in role coachboard_app")).contains("bypasses row-level security");
        assertThat(complaint("createrole in role coachboard_app")).contains("may create roles");
        assertThat(complaint("replication in role coachboard_app")).contains("or replicate");
        assertThat(complaint("in role coachboard_app, coachboard_owner")).contains("coachboard_owner");
        assertThat(complaint("in role coachboard_readonly")).contains("may not act as coachboard_app");
        assertThat(complaint("in role coachboard_app")).isEmpty();
    }

    @Test
    void the_servers_own_text_never_shows() {
        assertThat(DatabaseFailure.of(new SQLException("password of hunter2", "28P01")))
                .matches(DatabaseFailure::isFinal)
                .asString()
                .doesNotContain("hunter2");
        assertThat(DatabaseFailure.of(new SQLException("The server does not support SSL.", "08004")))
                .matches(DatabaseFailure::isFinal);
        assertThat(DatabaseFailure.of(new SQLException("starting up", "57P03"))).matches(failure -> !failure.isFinal());
        assertThat(DatabaseFailure.of(new SQLException("hunter2"))).asString().doesNotContain("hunter2");
    }

    private static String complaint(String attributes) {
        TestDatabase.update("create role gate_test login " + attributes);
        try {
            var gate = gate(url(port, "gate_test"), "0S", System.err);
            gate.pass(connection -> DatabaseRoles.serving(connection, true));
            return "";
        } catch (Refused e) {
            return e.reasons().get(0);
        } finally {
            TestDatabase.update("drop role gate_test");
        }
    }

    private static DatabaseGate gate(String url, String wait, PrintStream out) {
        var settings = Settings.of(Map.of("COACHBOARD_DATABASE_WAIT", wait));
        return new DatabaseGate("DATABASE_URL", DatabaseUrl.parse(url), settings, out);
    }

    private static String url(int port, String user) {
        return "postgresql://" + user + ":hunter2@localhost:" + port + "/postgres";
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Takes connections from the moment it is opened, and leads them to the database. */
    private record LateServer(int port, int target, List<AutoCloseable> opened) implements AutoCloseable {

        LateServer(int port, int target) {
            this(port, target, new CopyOnWriteArrayList<>());
        }

        synchronized Void open() throws Exception {
            if (!opened.isEmpty()) return null;
            var server = new ServerSocket(port, 5, InetAddress.getByName("localhost"));
            opened.add(server);
            var near = server.accept();
            var far = new Socket("localhost", target);
            near.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
            opened.add(near);
            opened.add(far);
            var back = new Thread(() -> copy(far, near));
            back.setDaemon(true);
            back.start();
            copy(near, far);
            return null;
        }

        private static void copy(Socket from, Socket to) {
            try {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException closed) {
                // The test is over.
            }
        }

        @Override
        public void close() throws Exception {
            for (var each : opened) each.close();
        }
    }
}
