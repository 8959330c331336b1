package dev.coachboard.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Traces and error reports of the packaged app: sent where a key says, and without anything about a person. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelemetryIT {

    private static final String CANARY = CanaryRequests.MARK;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private record Received(String path, String body) {}

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private HttpServer collector;
    private HttpServer stripe;
    private PackagedApp app;
    private Path folder;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        collector = listen(this::receive);
        stripe = listen(TelemetryIT::refuse);
        app = PackagedApp.withDatabase();
        app.run(folder, app.environment(), "migrate");
    }

    @AfterAll
    void stop() {
        collector.stop(0);
        stripe.stop(0);
        app.close();
    }

    private static HttpServer listen(HttpHandler handler) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", handler);
        server.start();
        return server;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var bytes = exchange.getRequestBody().readAllBytes();
            if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding")))
                bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
            received.add(
                    new Received(exchange.getRequestURI().getPath(), new String(bytes, StandardCharsets.ISO_8859_1)));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** A Stripe that knows no key. */
    private static void refuse(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var answer = "{\"error\":{\"type\":\"invalid_request_error\"}}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(401, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private Map<String, String> environment() {
        var environment = new HashMap<>(Outside.withoutLimits());
        environment.put(
                "COACHBOARD_STRIPE_API_BASE",
                "http://localhost:" + stripe.getAddress().getPort());
        return environment;
    }

    private int port() {
        return collector.getAddress().getPort();
    }

    @Test
    void what_is_sent_holds_nothing_that_a_request_or_a_person_brings() throws Exception {
        received.clear();
        var environment = environment();
        environment.put("COACHBOARD_TELEMETRY_TRACES_ENDPOINT", "http://localhost:" + port());
        environment.put("COACHBOARD_TELEMETRY_SENTRY_DSN", "http://key@localhost:" + port() + "/1");
        try (var instance = app.start(folder, environment)) {
            var practice = work(instance);
            var canaries = new CanaryRequests(instance, practice.token());
            canaries.send();
            assertThat(canaries.places()).isGreaterThan(60);
            failInTheDatabase(instance, practice);
            assertThat(metrics(instance)).contains("http_server_requests").doesNotContainIgnoringCase(CANARY);
            instance.get("/api/v1/feature-flags", practice.token());
            Patience.until("last trace", PATIENCE, () -> bodies("/v1/traces").contains("/api/v1/feature-flags"));
            Patience.until(
                    "error report", PATIENCE, () -> bodies("/api/1/envelope/").contains("does not accept our key"));
            assertThat(bodies("/v1/traces"))
                    .contains("/api/v1/clients")
                    .doesNotContainIgnoringCase(CANARY)
                    .doesNotContain("calendar", practice.token(), Riverside.PASSWORD, Riverside.ADA);
            assertThat(bodies("/api/1/envelope/"))
                    .doesNotContainIgnoringCase(CANARY)
                    .doesNotContain(practice.token(), Riverside.PASSWORD, Riverside.ADA);
        }
    }

    /** PostgreSQL names the row in such an error, and the failed request is a span with an error. */
    private void failInTheDatabase(PackagedApp.Instance instance, Riverside practice) throws Exception {
        app.update("alter table clients add constraint canary check (name !~ '" + CANARY + "') not valid");
        var client = "{\"name\":\"%1$s\",\"email\":\"%1$s@example.com\",\"zone\":\"UTC\"}".formatted(CANARY);
        assertThat(Reply.post(instance, "/api/v1/clients", practice.token(), null, client)
                        .status())
                .isGreaterThan(399);
        app.update("alter table clients drop constraint canary");
    }

    private static String metrics(PackagedApp.Instance instance) throws Exception {
        var asked = HttpRequest.newBuilder(instance.management().resolve("/q/metrics"));
        return instance.send(asked.build()).body();
    }

    @Test
    void without_the_keys_nothing_is_sent() throws Exception {
        received.clear();
        try (var instance = app.start(folder, environment())) {
            work(instance);
        }
        assertThat(received).isEmpty();
    }

    private Riverside work(PackagedApp.Instance instance) throws Exception {
        var practice = Riverside.open(app, () -> instance);
        practice.get("/api/v1/clients?search=" + CANARY + "%40example.com");
        instance.get("/api/v1/calendar/" + CANARY + "-" + "x".repeat(30) + ".ics", null);
        practice.signUp(CANARY, CANARY + "@example.com");
        practice.subscribe(practice.client());
        Patience.until(
                "failed call to Stripe",
                PATIENCE,
                () -> instance.metric("coachboard_stripe_calls_total", "retry-later") > 0);
        return practice;
    }

    private String bodies(String path) {
        return received.stream()
                .filter(one -> one.path().equals(path))
                .map(Received::body)
                .reduce("", String::concat);
    }
}
