package dev.coachboard.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A stranger probes the packaged jar, which has a heap that one careless copy of their input would fill. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SurfaceIT {

    private static final Map<String, String> SMALL =
            Map.of("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx160m");

    private PackagedApp app;
    private PackagedApp.Instance instance;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        app = PackagedApp.withDatabase();
        app.run(folder, app.environment(), "migrate");
        instance = app.start(folder, SMALL);
    }

    @AfterAll
    void stop() throws Exception {
        if (instance != null) instance.close();
        app.close();
    }

    @Test
    void nothing_of_development_or_operation_answers_on_the_public_port() throws Exception {
        for (var path : List.of(
                "/dev/clock",
                "/dev/mails",
                "/dev/stripe",
                "/dev/faults",
                "/q/dev",
                "/q/dev-ui",
                "/q/arc",
                "/q/health",
                "/q/health/live",
                "/q/health/ready",
                "/q/metrics",
                "/q/openapi",
                "/openapi",
                "/q/swagger-ui",
                "/metrics",
                "/health",
                "/actuator",
                "/.env",
                "/.git/config",
                "/assets/",
                "/META-INF/MANIFEST.MF",
                "/db/roles.sql",
                "/application.properties",
                "/pages/login.html",
                "/templates/mail/welcome.txt"))
            assertThat(instance.get(path, null).statusCode()).as(path).isEqualTo(404);
    }

    @Test
    void health_and_metrics_answer_on_the_loopback_interface_alone() throws Exception {
        for (var path : List.of("/q/health/live", "/q/health/ready", "/q/metrics"))
            assertThat(management(path)).as(path).isEqualTo(200);
        for (var path : List.of("/", "/api/v1/version", "/q/dev", "/q/openapi"))
            assertThat(management(path)).as(path).isEqualTo(404);
        for (var address : addressesOfThisMachine())
            assertThatThrownBy(() -> connect(address, instance.management().getPort()))
                    .as(address.toString())
                    .isInstanceOf(ConnectException.class);
    }

    @Test
    void no_answer_names_a_product_or_a_version() throws Exception {
        for (var path : List.of("/", "/api/v1/version", "/api/v1/nothing", "/nothing"))
            assertThat(instance.get(path, null).headers().map())
                    .doesNotContainKeys("server", "x-powered-by", "x-version");
    }

    @Test
    void tricks_with_paths_lead_nowhere() throws Exception {
        for (var path : List.of(
                "/api/v1/%64ashboard",
                "/api/v1/dashboard;x=1",
                "/api/v1/./dashboard",
                "//api/v1/dashboard",
                "/api//v1/dashboard",
                "/assets/../api/v1/dashboard",
                "/assets/%2e%2e/api/v1/dashboard",
                "/api/v1/operator%2fjobs",
                "/api/v1/operator/jobs/",
                "/API/V1/DASHBOARD",
                "/api/v1/dashboard%00",
                "/api/v1/dashboard%0d%0aX: y",
                "/assets/..%2f..%2fetc/passwd",
                "/assets/%252e%252e/pages/login.html",
                "/assets/....//pages/login.html",
                "/problems/..%2fapplication",
                "/problems/%2e%2e/api/v1/dashboard",
                "/api/v1/%",
                "/api/v1/%c0%ae%c0%ae/dashboard",
                "\\api\\v1\\dashboard",
                "http://evil.example/api/v1/dashboard",
                "*"))
            assertThat(status("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .as(path)
                    .isBetween(400, 499);
    }

    @Test
    void odd_methods_and_heads_are_refused() throws Exception {
        for (var method : List.of("TRACE", "CONNECT", "DEBUG", "PROPFIND", "FOO"))
            assertThat(status(method + " /api/v1/version HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .as(method)
                    .isIn(400, 404, 405, 501);
        var manyHeaders = new StringBuilder("GET /api/v1/version HTTP/1.1\r\nHost: localhost\r\n");
        for (var header = 0; header < 10_000; header++)
            manyHeaders.append("X-").append(header).append(": 1\r\n");
        assertThat(status(manyHeaders.append("\r\n").toString())).isEqualTo(431);
        assertThat(status("GET /" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .isEqualTo(414);
        assertThat(status("POST /api/v1/tokens HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n"
                        + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n"))
                .isBetween(400, 499);
    }

    @Test
    void deep_huge_and_compressed_bodies_are_refused_and_leave_the_heap_flat() throws Exception {
        var bomb = compressed(50_000_000);
        for (var round = 0; round < 60; round++) {
            assertThat(post("[".repeat(200_000))).isEqualTo(400);
            assertThat(post("{\"email\":\"" + "a".repeat(200_000) + "\"}")).isEqualTo(400);
            assertThat(post("{\"a\":1" + "0".repeat(200_000) + "}")).isEqualTo(400);
            assertThat(post("x".repeat(300_000))).isEqualTo(413);
            assertThat(postCompressed(bomb)).isIn(400, 413, 415);
        }
        assertThat(instance.process().isAlive()).isTrue();
        assertThat(instance.get("/api/v1/version", null).statusCode()).isEqualTo(200);
    }

    private int post(String body) throws Exception {
        return instance.send(instance.request("/api/v1/tokens", null)
                        .POST(BodyPublishers.ofString(body))
                        .build())
                .statusCode();
    }

    private int postCompressed(byte[] body) throws Exception {
        return instance.send(instance.request("/api/v1/tokens", null)
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build())
                .statusCode();
    }

    private static byte[] compressed(int zeros) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            for (var written = 0; written < zeros; written += 10_000) gzip.write(new byte[10_000]);
        }
        return bytes.toByteArray();
    }

    private int management(String path) throws Exception {
        return instance.send(HttpRequest.newBuilder(instance.management().resolve(path))
                        .GET()
                        .build())
                .statusCode();
    }

    /** As the bytes go, because a client of the JDK would tidy the head up. */
    private int status(String head) throws IOException {
        try (var socket =
                connect(InetAddress.getLoopbackAddress(), instance.address().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            var answer = new StringBuilder();
            for (var next = socket.getInputStream().read();
                    next >= 0 && next != '\r';
                    next = socket.getInputStream().read()) answer.append((char) next);
            return Integer.parseInt(answer.toString().split(" ")[1]);
        }
    }

    private static Socket connect(InetAddress address, int port) throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(address, port), 5_000);
        return socket;
    }

    private static List<InetAddress> addressesOfThisMachine() throws IOException {
        return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
    }
}
