package dev.coachboard.launch;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
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
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts the packaged jar in processes of its own, on an empty database with the three roles. */
final class PackagedApp implements AutoCloseable {

    static final Path FOLDER = Path.of("target/quarkus-app").toAbsolutePath();

    /** What the instances print, to read when a test fails. */
    static final Path LOG = Path.of("target/packaged-app.log");

    private static final String PASSWORD = "only-for-this-test";

    private static final String SECRET = Base64.getEncoder().encodeToString(SecureRandom.getSeed(32));

    /** Because the first compiler takes half the time of both until the app listens. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    static final String WEBHOOK_SECRET = "whsec_packaged";

    private final Path data;
    private final String signingKey;
    private EmbeddedPostgres postgres;
    private List<String> options = List.of();

    private PackagedApp(Path data, EmbeddedPostgres postgres, String signingKey) {
        this.data = data;
        this.postgres = postgres;
        this.signingKey = signingKey;
    }

    record Run(int exitCode, String output) {}

    static PackagedApp withDatabase() throws Exception {
        var data = Files.createTempDirectory("packaged-app");
        var postgres = postgres(data).start();
        askForPasswords(postgres);
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
        return new PackagedApp(data, postgres, Base64.getEncoder().encodeToString(key));
    }

    /** For tests that ask few questions and measure nothing. */
    PackagedApp shortLived() {
        options = SHORT_LIVED;
        return this;
    }

    private static EmbeddedPostgres.Builder postgres(Path data) {
        return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
    }

    /** Every session ends; what was committed stays. */
    void restartDatabase() throws IOException {
        var port = postgres.getPort();
        postgres.close();
        postgres = postgres(data).setPort(port).start();
    }

    /** The app's way to the database leads over another port on this machine. */
    Map<String, String> databaseAt(int port) {
        var direct = url("coachboard_app");
        return Map.of("DATABASE_URL", direct.replace(":" + postgres.getPort() + "/", ":" + port + "/"));
    }

    /** The embedded server trusts everyone; a real one does not. */
    private static void askForPasswords(EmbeddedPostgres postgres) throws Exception {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("show hba_file")) {
            row.next();
            Files.writeString(
                    Path.of(row.getString(1)), "host all postgres all trust\nhost all all all scram-sha-256\n");
        }
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_reload_conf()");
        }
    }

    /** A complete environment on one machine: two logins, and none of them an administrator's. */
    Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("COACHBOARD_ENVIRONMENT", "local"); // because Stripe is played by this machine
        environment.put("DATABASE_URL", url("coachboard_app"));
        environment.put("DATABASE_OWNER_URL", url("coachboard_owner"));
        environment.put("COACHBOARD_PUBLIC_URL", "https://app.coachboard.example");
        environment.put("COACHBOARD_TOKENS_SIGNING_KEY", signingKey);
        environment.put("COACHBOARD_SECRET", SECRET);
        environment.put("COACHBOARD_MAIL_HOST", "127.0.0.1");
        environment.put("COACHBOARD_MAIL_PORT", "9"); // the port that drops everything
        environment.put("COACHBOARD_MAIL_FROM", "no-reply@coachboard.example");
        environment.put("COACHBOARD_STRIPE_SECRET_KEY", "sk_test_packaged");
        environment.put("COACHBOARD_STRIPE_WEBHOOK_SECRETS", WEBHOOK_SECRET);
        environment.put("COACHBOARD_STRIPE_API_BASE", "http://127.0.0.1:9");
        // because a crash run invites and books hundreds of times in a practice that was just opened
        environment.put("COACHBOARD_RATE_LIMIT__INVITATION_NEW_PRACTICE__CAPACITY", "100000");
        environment.put("COACHBOARD_RATE_LIMIT__BOOKING_CLIENT__CAPACITY", "100000");
        environment.put("COACHBOARD_RATE_LIMIT__RESET_RECIPIENT__CAPACITY", "100000");
        environment.put("COACHBOARD_RATE_LIMIT__CLIENT_RECIPIENT__CAPACITY", "100000");
        return environment;
    }

    Run run(Path folder, Map<String, String> environment, String... arguments) throws Exception {
        var process = launch(folder, SHORT_LIVED, environment, arguments);
        try {
            var output = CompletableFuture.supplyAsync(() -> everything(process.getInputStream()));
            if (!process.waitFor(1, TimeUnit.MINUTES))
                throw new IllegalStateException("It did not end within a minute");
            return new Run(process.exitValue(), output.get(10, TimeUnit.SECONDS));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String everything(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
        var managementPort = freePort();
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        environment.putIfAbsent("QUARKUS_SHUTDOWN_DELAY", "0");
        return new Instance(
                launch(folder, options, environment),
                URI.create("http://localhost:" + port),
                URI.create("http://localhost:" + managementPort));
    }

    /** As the administrator: for what only a mail would bring. */
    void update(String sql) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** As the administrator: to hold what others wait for. */
    Connection connect() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    long count(String sql) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The first column, as text. */
    List<String> column(String sql) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var column = new ArrayList<String>();
            while (rows.next()) column.add(rows.getString(1));
            return column;
        }
    }

    private static Process launch(
            Path folder, List<String> options, Map<String, String> environment, String... arguments)
            throws IOException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-jar", FOLDER.resolve("quarkus-run.jar").toString()));
        command.addAll(Arrays.asList(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private String url(String role) {
        return url(role, PASSWORD);
    }

    String url(String role, String password) {
        return "postgresql://" + role + ":" + password + "@localhost:" + postgres.getPort() + "/postgres";
    }

    int databasePort() {
        return postgres.getPort();
    }

    /** Below the ports that the system gives to outgoing connections: nothing takes it before the app does. */
    static int freePort() throws IOException {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
            try (var socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // Another number, then.
            }
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
    record Instance(Process process, URI address, URI management) implements AutoCloseable {

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

        /** The sum over all series of this name whose labels contain the given text. */
        double metric(String name, String labels) throws Exception {
            var asked = HttpRequest.newBuilder(management.resolve("/q/metrics")).GET();
            return send(asked.build())
                    .body()
                    .lines()
                    .filter(line -> line.matches(name + "([{ ].*)") && line.contains(labels))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }

        /** A dump of them all, to find out why a request has no answer. */
        String threads() throws IOException {
            var command =
                    Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            var dump = new ProcessBuilder(command, Long.toString(process.pid()), "Thread.print").start();
            return everything(dump.getInputStream());
        }

        /** SIGKILL: nothing of it gets to say goodbye. @return the exit code */
        int kill() throws InterruptedException {
            return process.destroyForcibly().waitFor();
        }

        /** Reads what it prints until it says that it listens, and goes on reading so that it never blocks. */
        private static void awaitListening(Process process) {
            var output = new StringBuffer();
            var listening = CompletableFuture.supplyAsync(() -> readUntilListening(process.getInputStream(), output));
            try {
                if (!listening.get(2, TimeUnit.MINUTES)) throw new IllegalStateException("It did not start: " + output);
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                process.destroyForcibly();
                throw new IllegalStateException("It did not start within two minutes: " + output, e);
            }
            var drain = new Thread(() -> drain(process.getInputStream()));
            drain.setDaemon(true);
            drain.start();
        }

        private static boolean readUntilListening(InputStream stream, StringBuffer output) {
            try {
                for (var next = stream.read(); next >= 0; next = stream.read()) {
                    output.append((char) next);
                    if (output.indexOf("Listening on") >= 0) return true;
                }
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
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
