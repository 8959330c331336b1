package dev.coachboard.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.identity.Cast;
import dev.coachboard.identity.Cast.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A small fuzzer over the OpenAPI document. Each run takes another sample, by a seed that it prints:
 * {@code -Dhostile.seed=5} repeats one, {@code -Dhostile.all=true} sends everything.
 */
@QuarkusTest
@Timeout(value = 15, unit = TimeUnit.MINUTES) // because everything is about twenty thousand requests
class HostileInputTest {

    private static final Logger LOG = Logger.getLogger(HostileInputTest.class);
    private static final boolean ALL = Boolean.getBoolean("hostile.all");
    private static final long SEED = Long.getLong("hostile.seed", System.nanoTime() % 1_000_000);

    private static final int SAMPLE = 300; // because a request takes about twenty milliseconds
    private static final int LIKELY_ROUNDS = 20;
    private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z-]+)\"");

    @Inject
    Cast cast;

    private final List<String> faults = new ArrayList<>();
    private Person operator;

    @BeforeEach
    void printSeed() {
        LOG.infof("Repeat this sample with -Dhostile.seed=%d", SEED);
    }

    /** One thing wrong at a time: no success, no fault of ours, and a status and a code that are documented. */
    @Test
    void hostile_input_gets_a_documented_refusal() {
        var house = FurnishedHouse.furnish(cast.open());
        var attempts = new HostileInput(ApiDocument.read()).attempts(house);
        Collections.shuffle(attempts, new Random(SEED));
        assertThat(attempts).hasSizeGreaterThan(SAMPLE);
        LOG.infof("%d attempts", attempts.size());
        for (var attempt : ALL ? attempts : attempts.subList(0, SAMPLE)) send(attempt, house);
        assertThat(faults).as("seed %d", SEED).isEmpty();
    }

    /** In practices of their own: one round as a sample, twenty for everything. */
    @Test
    void input_that_the_schema_allows_gets_a_documented_answer() {
        var api = ApiDocument.read();
        for (var round = 0; round < (ALL ? LIKELY_ROUNDS : 1); round++) {
            var house = FurnishedHouse.furnish(cast.open());
            var likely = new LikelyInput(api, List.copyOf(house.ids().values()), SEED + round);
            for (var operation : api.operations()) send(operation, house, likely, api);
        }
        assertThat(faults).as("seed %d", SEED).isEmpty();
    }

    @Test
    void a_body_over_the_limit_is_a_413() {
        var ada = cast.open().ada();
        var answer = ada.callOnce().body("\"" + "x".repeat(300_000) + "\"").post("/api/v1/sign-ups");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    private void send(HostileInput.Attempt attempt, FurnishedHouse house) {
        var operation = attempt.operation();
        var answer = signedIn(house, ada -> {
            var request = headers(ada).urlEncodingEnabled(false);
            var path = attempt.parameter() == null
                    ? house.path(operation.path(), ada)
                    : place(attempt, request, house, ada);
            if (attempt.body() != null) request.body(attempt.body().getBytes());
            else if (operation.node().has("requestBody")) request.body("{}");
            return request.request(operation.method(), path);
        });
        if (attempt.bad() && answer.statusCode() < 400) faults.add(attempt + " was accepted: " + answer.statusCode());
        judge(operation, answer, attempt.toString());
    }

    /** @return the path to ask for */
    private static String place(
            HostileInput.Attempt attempt, RequestSpecification request, FurnishedHouse house, Person ada) {
        var name = attempt.parameter().path("name").asText();
        var value = attempt.value();
        var template = attempt.operation().path();
        switch (attempt.parameter().path("in").asText()) {
            case "query" -> {
                return house.path(template, ada) + "?" + name + "=" + value;
            }
            case "path" -> template = template.replace("{" + name + "}", value.isEmpty() ? "x" : value);
            default -> request.header(name, value.isEmpty() ? "," : value);
        }
        return house.path(template, ada);
    }

    private void send(ApiDocument.Operation operation, FurnishedHouse house, LikelyInput likely, ApiDocument api) {
        var query = new HashMap<String, String>();
        for (var parameter : operation.node().path("parameters")) {
            var name = parameter.path("name").asText();
            if (!parameter.path("in").asText().equals("query") || name.equals("cursor")) continue;
            var value = likely.of(name, parameter.path("schema")).asText();
            query.put(name, value);
        }
        var body = operation.node().has("requestBody")
                ? likely.of("", api.bodySchema(operation)).toString()
                : null;
        var answer = signedIn(house, ada -> {
            var request = headers(ada).queryParams(query);
            if (body != null) request.body(body);
            return request.request(operation.method(), house.path(operation.path(), ada));
        });
        judge(operation, answer, operation.name() + " " + query + " " + body);
    }

    /** Signed in anew after an attempt that signed Ada out: a signature takes longer than most requests. */
    private Response signedIn(FurnishedHouse house, Function<Person, Response> attempt) {
        if (operator == null || !operator.practiceId().equals(house.people().practiceId()))
            operator = cast.operator(house.people());
        var answer = attempt.apply(operator);
        if (answer.statusCode() != 401) return answer;
        operator = cast.operator(house.people());
        return attempt.apply(operator);
    }

    private static RequestSpecification headers(Person person) {
        return given().auth()
                .oauth2(person.token())
                .contentType("application/json")
                .header("If-Match", "*")
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private void judge(ApiDocument.Operation operation, Response answer, String sent) {
        var status = answer.statusCode();
        if (status < 500 && operation.documents(status) && (status < 400 || isDocumentedProblem(answer))) return;
        faults.add("%s was answered %d %s %s".formatted(sent, status, answer.contentType(), answer.asString()));
    }

    /** Each code has a page. */
    private static boolean isDocumentedProblem(Response answer) {
        // RestAssured would compile a script for each look.
        var code = CODE.matcher(answer.asString());
        return answer.contentType().startsWith("application/problem+json")
                && code.find()
                && Files.exists(Path.of("docs/problems", code.group(1) + ".md"));
    }
}
