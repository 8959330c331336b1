package dev.coachboard.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coachboard.identity.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A small fuzzer over the OpenAPI document: whatever is sent, the answer is a documented one and never a fault. */
@QuarkusTest
class HostileInputTest {

    private static final List<String> BODIES = List.of(
            "",
            "{",
            "null",
            "[]",
            "\"text\"",
            "5",
            "{}{}",
            "{\"unknown\":1}",
            "[".repeat(2000),
            "{\"a\":1,\"a\":2}",
            "\u0000",
            "{\"a\":1e400}");

    private static final List<String> VALUES = List.of(
            "null",
            "5",
            "-1",
            "1e400",
            "99999999999999999999",
            "1.5",
            "true",
            "\"\"",
            "\"5\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"" + "x".repeat(30_000) + "\"",
            "[]",
            "{}",
            "[null]",
            "\"'; drop table users; --\"",
            "\"+1000000000-12-31T23:59:59.999Z\"",
            "\"2026-02-30\"",
            "\"Mars/Olympus\"");

    private static final List<String> PARAMETERS = List.of(
            "",
            "0",
            "-1",
            "x",
            "99999999999999999999",
            "%00",
            "%ED%A0%80",
            "1-1-1-1-1",
            "+1000000000-12-31T23:59:59Z",
            "2026-02-30",
            "..%2f..",
            "'%20or%201=1",
            "x".repeat(600));

    @Inject
    Cast cast;

    private final List<String> faults = new ArrayList<>();

    @Test
    void hostile_bodies_get_a_documented_refusal() {
        var api = ApiDocument.read();
        var house = FurnishedHouse.furnish(cast.open());
        for (var operation : api.operations()) {
            if (!operation.node().has("requestBody")) continue;
            for (var body : bodies(api.bodySchema(operation), api)) send(operation, house, body);
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void hostile_parameters_get_a_documented_refusal() {
        var house = FurnishedHouse.furnish(cast.open());
        for (var operation : ApiDocument.read().operations()) {
            for (var parameter : operation.node().path("parameters")) {
                for (var value : PARAMETERS) send(operation, house, parameter, value);
            }
        }
        assertThat(faults).isEmpty();
    }

    /** Twenty for each operation, in practices of their own: the same on every run. */
    @Test
    void bodies_and_queries_that_the_schema_allows_get_a_documented_answer() {
        var api = ApiDocument.read();
        for (var seed = 0; seed < 20; seed++) {
            var house = FurnishedHouse.furnish(cast.open());
            var likely = new LikelyInput(api, List.copyOf(house.ids().values()), seed);
            for (var operation : api.operations()) send(operation, house, likely, api);
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void a_body_over_the_limit_is_a_413() {
        var ada = cast.open().ada();
        var answer = ada.callOnce().body("\"" + "x".repeat(300_000) + "\"").post("/api/v1/sign-ups");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    private static List<String> bodies(JsonNode schema, ApiDocument api) {
        var bodies = new ArrayList<>(BODIES);
        schema.path("properties").fieldNames().forEachRemaining(name -> {
            for (var value : VALUES) bodies.add("{\"" + name + "\":" + value + "}");
        });
        return bodies;
    }

    private void send(ApiDocument.Operation operation, FurnishedHouse house, String body) {
        var ada = cast.operator(house.people());
        var request = headers(given().auth()
                .oauth2(ada.token())
                .contentType("application/json")
                .body(body));
        judge(operation, request.request(operation.method(), house.path(operation.path(), ada)), body);
    }

    private void send(ApiDocument.Operation operation, FurnishedHouse house, JsonNode parameter, String value) {
        var ada = cast.operator(house.people());
        var name = parameter.path("name").asText();
        var path = house.path(operation.path(), ada);
        var request = given().auth().oauth2(ada.token()).urlEncodingEnabled(false);
        switch (parameter.path("in").asText()) {
            case "query" -> path += "?" + name + "=" + value;
            case "path" -> path = operation.path().replaceFirst("\\{[^}]+}", value.isEmpty() ? "x" : value);
            default -> request.header(name, value.isEmpty() ? "," : value);
        }
        if (operation.node().has("requestBody"))
            request.contentType("application/json").body("{}");
        if (path.contains("{")) return;
        judge(operation, request.request(operation.method(), path), name + "=" + value);
    }

    private void send(ApiDocument.Operation operation, FurnishedHouse house, LikelyInput likely, ApiDocument api) {
        // Signed in anew, because some operations sign out.
        var ada = cast.operator(house.people());
        var request = headers(given().auth().oauth2(ada.token()).contentType("application/json"));
        var sent = new StringBuilder();
        for (var parameter : operation.node().path("parameters")) {
            if (!parameter.path("in").asText().equals("query")
                    || parameter.path("name").asText().equals("cursor")) continue;
            var value = likely.of(parameter.path("name").asText(), parameter.path("schema"))
                    .asText();
            request.queryParam(parameter.path("name").asText(), value);
            sent.append(parameter.path("name").asText())
                    .append('=')
                    .append(value)
                    .append(' ');
        }
        if (operation.node().has("requestBody")) {
            var body = likely.of("", api.bodySchema(operation)).toString();
            request.body(body);
            sent.append(body);
        }
        judge(operation, request.request(operation.method(), house.path(operation.path(), ada)), sent.toString());
    }

    private static RequestSpecification headers(RequestSpecification request) {
        return request.header("If-Match", "*")
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private void judge(ApiDocument.Operation operation, Response answer, String sent) {
        var status = answer.statusCode();
        var problem = status < 400 || answer.contentType().startsWith("application/problem+json");
        if (status < 500 && operation.documents(status) && problem) return;
        var shown = sent.length() > 300 ? sent.substring(0, 300) : sent;
        faults.add(operation.name() + " answered " + status + " " + answer.contentType() + " to " + shown);
    }
}
