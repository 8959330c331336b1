package dev.coachboard.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of the packaged jar is read by machines. */
@Tag("slow")
class JsonLogsIT {

    @TempDir
    Path folder;

    @Test
    void each_line_is_one_event_as_json_and_repeats_nothing_that_was_sent() throws Exception {
        var before = Files.exists(PackagedApp.LOG) ? Files.size(PackagedApp.LOG) : 0;
        try (var app = PackagedApp.withDatabase()) {
            assertThat(app.run(folder, app.environment(), "migrate").exitCode()).isZero();
            try (var instance = app.start(folder)) {
                asStranger(instance);
                // A failing database makes the app and its libraries log.
                app.update("alter table feature_flags rename to hidden_flags");
                app.update("alter table users rename to hidden_users");
                var body = "{\"email\":\"kanarie7f3a@example.com\",\"password\":\"kanarie7f3a\\r\\n\\u2028forged\"}";
                for (var path : new String[] {"/api/v1/tokens", "/api/v1/password-resets"})
                    instance.send(instance.request(path, "kanarie7f3a")
                            .POST(BodyPublishers.ofString(body))
                            .build());
                instance.send(instance.request("/api/v1/tokens?x=kanarie7f3a", null)
                        .POST(BodyPublishers.ofString(body))
                        .build());
            }
        }
        var lines = lines(before);
        assertThat(lines).isNotEmpty();
        var json = new ObjectMapper();
        for (var line : lines) {
            var event = json.readTree(line);
            assertThat(event.path("message").isTextual()).as(line).isTrue();
            assertThat(event.has("level") && event.has("timestamp") && event.has("loggerName"))
                    .as(line)
                    .isTrue();
            assertThat(line).doesNotContain("kanarie7f3a");
        }
        assertThat(lines).anyMatch(line -> line.contains("\"stackTrace\""));
        assertSecurityEvents(lines);
    }

    private static void asStranger(PackagedApp.Instance instance) throws Exception {
        var login = "{\"email\":\"kanarie7f3a@example.com\",\"password\":\"kanarie7f3a kanarie\"}";
        instance.send(instance.request("/api/v1/tokens", null)
                .header("Request-Id", "request-of-this-test")
                .POST(BodyPublishers.ofString(login))
                .build());
        instance.get("/api/v1/me", "kanarie7f3a");
    }

    /** As docs/security-events.md promises: the fields of the line stand in the context, each by its name. */
    private static void assertSecurityEvents(String[] lines) throws Exception {
        var login = event(lines, "login-unknown-account");
        assertThat(login.path("loggerName").asText()).isEqualTo("security");
        assertThat(login.path("level").asText()).isEqualTo("WARN");
        var fields = login.path("mdc");
        assertThat(fields.path("event").asText()).isEqualTo("login-unknown-account");
        assertThat(fields.path("requestId").asText()).isEqualTo("request-of-this-test");
        assertThat(fields.path("source").asText()).matches("[0-9a-f]{16}");
        assertThat(fields.path("account").asText()).matches("[0-9a-f]{16}");
        assertThat(login.path("message").asText())
                .isEqualTo("event=login-unknown-account requestId=request-of-this-test source="
                        + fields.path("source").asText() + " account="
                        + fields.path("account").asText());
        var forged = event(lines, "access-token-forged");
        assertThat(forged.path("level").asText()).isEqualTo("WARN");
        assertThat(forged.path("mdc").path("source")).isEqualTo(fields.path("source"));
        assertThat(forged.path("mdc").path("requestId").asText()).isNotBlank();
        assertThat(forged.path("mdc").has("account")).isFalse();
    }

    private static JsonNode event(String[] lines, String name) throws Exception {
        var found = Arrays.stream(lines)
                .filter(line -> line.contains("event=" + name + " "))
                .toList();
        assertThat(found).as(name).isNotEmpty();
        return new ObjectMapper().readTree(found.get(0));
    }

    /** Without the rest of the line that ended the wait for the start. */
    private static String[] lines(long from) throws Exception {
        var bytes = Files.readAllBytes(PackagedApp.LOG);
        var lines = new String(bytes, (int) from, bytes.length - (int) from, StandardCharsets.UTF_8).split("\n");
        return Arrays.copyOfRange(lines, 1, lines.length);
    }
}
