package dev.coachboard.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two instances of the packaged jar share one database and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoInstancesIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "correct horse battery";

    private PackagedApp app;
    private PackagedApp.Instance first;
    private PackagedApp.Instance second;
    private String token;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        app = PackagedApp.withDatabase();
        app.run(folder, app.environment(), "migrate");
        first = app.start(folder);
        second = app.start(folder);
        signUpAda();
    }

    @AfterAll
    void stop() throws Exception {
        first.close();
        second.close();
        app.close();
    }

    @Test
    void a_write_on_one_shows_in_the_very_next_read_on_the_other() throws Exception {
        for (var clients = 0; clients < 20; clients++) {
            var writer = clients % 2 == 0 ? first : second;
            var reader = clients % 2 == 0 ? second : first;
            assertThat(activeClients(reader)).isEqualTo(clients);
            post(
                    writer,
                    "/api/v1/clients",
                    Map.of("name", "Maya", "email", "maya" + clients + "@example.com", "zone", "UTC"),
                    201);
            assertThat(activeClients(reader)).isEqualTo(clients + 1);
            assertThat(activeClients(writer)).isEqualTo(clients + 1);
        }
    }

    @Test
    void an_etag_of_one_is_good_at_the_other() throws Exception {
        var tag = first.get("/api/v1/dashboard", token)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        var asked = second.request("/api/v1/dashboard", token)
                .header("If-None-Match", tag)
                .GET();
        assertThat(second.send(asked.build()).statusCode()).isEqualTo(304);
    }

    @Test
    void both_work_one_queue() throws Exception {
        assertThat(app.count("select count(*) from jobs where task_name = 'identity-housekeeping'"))
                .isOne();
    }

    private void signUpAda() throws Exception {
        var account = Map.of(
                "practiceName",
                "Riverside",
                "name",
                "Ada",
                "email",
                "ada@example.com",
                "password",
                PASSWORD,
                "zone",
                "Europe/Berlin",
                "currency",
                "EUR");
        post(first, "/api/v1/sign-ups", account, 202);
        app.update("update users set email_verified_at = now()");
        token = post(first, "/api/v1/tokens", Map.of("email", "ada@example.com", "password", PASSWORD), 200)
                .get("accessToken")
                .asText();
    }

    private int activeClients(PackagedApp.Instance instance) throws Exception {
        var answer = instance.get("/api/v1/dashboard", token);
        return JSON.readTree(answer.body()).get("activeClients").asInt();
    }

    private JsonNode post(PackagedApp.Instance instance, String path, Object body, int status) throws Exception {
        var request = instance.request(path, token).POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
        var answer = instance.send(request.build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }
}
