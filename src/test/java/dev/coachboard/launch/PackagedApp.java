package dev.coachboard.launch;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPairGenerator;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts the packaged jar in processes of its own, on an empty database with the three roles. */
final class PackagedApp implements AutoCloseable {

    static final Path FOLDER = Path.of("target/quarkus-app").toAbsolutePath();

    /** What the instances print, to read when a test fails. */
    private static final Path LOG = Path.of("target/packaged-app.log");

    private static final String PASSWORD = "only-for-this-test";

    static final String WEBHOOK_SECRET = "whsec_packaged";

    private final EmbeddedPostgres postgres;
    private final String signingKey;

    private PackagedApp(EmbeddedPostgres postgres, String signingKey) {
        this.postgres = postgres;
        this.signingKey = signingKey;
    }

    record Run(int exitCode, String output) {}

    static PackagedApp withDatabase() throws Exception {
        var postgres = EmbeddedPostgres.start();
        try (var script = PackagedApp.class.getResourceAsStream("/db/roles.sql");
                var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            for (var role : List.of("coachboard_owner", "coachboard_app"))
                statement.execute("alter role " + role + " login password '" + PASSWORD + "'");
        }
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var key = generator.generateKeyPair().getPrivate().getEncoded();
        return new PackagedApp(postgres, Base64.getEncoder().encodeToString(key));
    }

    /** A complete production environment: two logins, and none of them an administrator's. */
    Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("DATABASE_URL", url("coachboard_app"));
        environment.put("DATABASE_OWNER_URL", url("coachboard_owner"));
        environment.put("COACHBOARD_PUBLIC_URL", "https://app.coachboard.example");
        environment.put("COACHBOARD_TOKENS_SIGNING_KEY", signingKey);
        environment.put("COACHBOARD_SECRET", Base64.getEncoder().encodeToString(new byte[32]));
        environment.put("COACHBOARD_MAIL_HOST", "127.0.0.1");
        environment.put("COACHBOARD_MAIL_PORT", "9"); // the port that drops everything
        environment.put("COACHBOARD_MAIL_FROM", "no-reply@coachboard.example");
        environment.put("COACHBOARD_STRIPE_SECRET_KEY", "sk_test_packaged");
        environment.put("COACHBOARD_STRIPE_WEBHOOK_SECRETS", WEBHOOK_SECRET);
        environment.put("COACHBOARD_STRIPE_API_BASE", "http://127.0.0.1:9");
        return environment;
    }

    Run run(Path folder, Map<String, String> environment, String... arguments) throws Exception {
        var process = launch(folder, environment, arguments);
        try {
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(1, TimeUnit.MINUTES)) throw new IllegalStateException("It did not end: " + output);
            return new Run(process.exitValue(), output);
        } finally {
            process.destroyForcibly();
        }
    }

    Instance start(Path folder) throws Exception {
        return start(folder, Map.of());
    }

    Instance start(Path folder, Map<String, String> more) throws Exception {
        var environment = new HashMap<>(environment());
        environment.putAll(more);
        var port = freePort();
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(freePort()));
        environment.put("QUARKUS_SHUTDOWN_DELAY", "0");
        return new Instance(launch(folder, environment), URI.create("http://localhost:" + port));
    }

    /** As the administrator: for what only a mail would bring. */
    void update(String sql) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    long count(String sql) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Process launch(Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                FOLDER.resolve("quarkus-run.jar").toString()));
        command.addAll(Arrays.asList(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private String url(String role) {
        return "postgresql://" + role + ":" + PASSWORD + "@localhost:" + postgres.getPort() + "/postgres";
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One running instance. */
    record Instance(Process process, URI address) implements AutoCloseable {

        private static final HttpClient HTTP = HttpClient.newHttpClient();

        Instance {
            awaitListening(process);
        }

        HttpResponse<String> get(String path, String token) throws Exception {
            return send(request(path, token).GET().build());
        }

        HttpResponse<String> send(HttpRequest request) throws Exception {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        }

        HttpRequest.Builder request(String path, String token) {
            var request = HttpRequest.newBuilder(address.resolve(path)).header("Content-Type", "application/json");
            return token == null ? request : request.header("Authorization", "Bearer " + token);
        }

        /** Reads what it prints until it says that it listens, and goes on reading so that it never blocks. */
        private static void awaitListening(Process process) {
            try {
                var output = new StringBuilder();
                if (!readUntilListening(process.getInputStream(), output))
                    throw new IllegalStateException("It did not start: " + output);
                var drain = new Thread(() -> drain(process.getInputStream()));
                drain.setDaemon(true);
                drain.start();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private static boolean readUntilListening(InputStream stream, StringBuilder output) throws IOException {
            for (var next = stream.read(); next >= 0; next = stream.read()) {
                output.append((char) next);
                if (output.indexOf("Listening on") >= 0) return true;
            }
            return false;
        }

        private static void drain(InputStream stream) {
            try (var log = Files.newOutputStream(LOG, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                stream.transferTo(log);
            } catch (IOException closed) {
                // The process ended.
            }
        }

        @Override
        public void close() throws Exception {
            process.destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) process.destroyForcibly();
        }
    }
}
