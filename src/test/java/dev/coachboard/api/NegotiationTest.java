package dev.coachboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.TestDatabase;
import dev.coachboard.identity.Cast;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sends to every operation what it does not take or give, beside a body that would have been written. */
@QuarkusTest
class NegotiationTest {

    private static final String JSON = "application/json";

    private static final List<String> BAD_ACCEPTS = List.of(
            "",
            ",",
            "junk",
            "*/json",
            "application/xml",
            "image/png, text/plain;q=0.9",
            "application/problem+json",
            "application/json;q=0, application/pdf;q=0, application/zip;q=0, text/calendar;q=0, */*",
            "application/json;q=high",
            "application/json;q=2");

    private static final List<String> BAD_CONTENT_TYPES = List.of(
            "",
            "junk",
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "*/*",
            "application/*",
            "application/jsonx",
            "application/json, text/plain",
            "application/json; charset=utf-16");

    /** The number of rows and the newest transaction of every table. */
    private static final String STATE = """
            select format('select %L || count(*) || '' '' || coalesce(max(xmin::text::bigint), 0) from %I',
                tablename || ' ', tablename)
            from pg_tables where schemaname = 'public' order by tablename""";

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> faults = new ArrayList<>();

    @Inject
    Cast cast;

    @TestHTTPResource
    URI address;

    private FurnishedHouse house;
    private Cast.Person operator;

    @BeforeEach
    void furnish() {
        house = FurnishedHouse.furnish(cast.open());
        operator = cast.operator(house.people());
    }

    @Test
    void no_operation_answers_in_a_media_type_that_it_does_not_give() throws Exception {
        var before = state();
        for (var operation : ApiDocument.read().operations())
            for (var accept : BAD_ACCEPTS) expect(operation, 406, "not-acceptable", accept, JSON);
        assertThat(faults).isEmpty();
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void no_operation_takes_a_media_type_that_it_does_not_read() throws Exception {
        var before = state();
        for (var operation : ApiDocument.read().operations())
            for (var type : BAD_CONTENT_TYPES) expect(operation, 415, "unsupported-media-type", "*/*", type);
        assertThat(faults).isEmpty();
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void a_body_without_a_media_type_is_refused() throws Exception {
        var before = state();
        for (var operation : ApiDocument.read().operations())
            if (operation.node().has("requestBody")) expect(operation, 415, "unsupported-media-type", "*/*", null);
        assertThat(faults).isEmpty();
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void usual_clients_are_answered() throws Exception {
        var version = operation("GET /api/v1/version");
        for (var accept : List.of(
                "*/*",
                "application/*",
                "APPLICATION/JSON",
                "application/json; charset=utf-8",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
                "application/json, junk",
                "text/plain;x=\"a,b\", application/json;q=0.1",
                "*/*; q=0.5, application/xml")) {
            var answer = send(version, accept, JSON);
            assertThat(answer.statusCode()).as(accept).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(JSON);
        }
        assertThat(send(version, null, JSON).statusCode()).isEqualTo(200);
        var tokens = operation("POST /api/v1/tokens");
        for (var type :
                List.of("application/json", "Application/JSON; charset=UTF-8", "application/json;charset=\"utf-8\""))
            assertThat(send(tokens, null, type).statusCode()).as(type).isEqualTo(200);
    }

    @Test
    void a_packed_body_is_refused() throws Exception {
        var request = HttpRequest.newBuilder(address.resolve("/api/v1/tokens"))
                .header("Content-Type", JSON)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("{}"))
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(415);
    }

    /** As many libraries send one: a form's type, and no form. */
    @Test
    void a_media_type_without_a_body_means_nothing() throws Exception {
        var request = HttpRequest.newBuilder(address.resolve("/api/v1/me/calendar-feed"))
                .header("Authorization", "Bearer " + operator.token())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.noBody())
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
    }

    @Test
    void an_answer_names_the_headers_that_it_depends_on() throws Exception {
        assertThat(send(operation("GET /api/v1/version"), null, JSON).headers().allValues("Vary"))
                .contains("Accept");
        assertThat(send(operation("GET /api/v1/clients/{id}"), null, JSON)
                        .headers()
                        .allValues("Vary"))
                .contains("Accept", "Authorization");
    }

    private static ApiDocument.Operation operation(String name) {
        return ApiDocument.read().operations().stream()
                .filter(operation -> operation.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void expect(ApiDocument.Operation operation, int status, String code, String accept, String type)
            throws Exception {
        var answer = send(operation, accept, type);
        var problem = answer.headers().firstValue("Content-Type").orElse("").equals("application/problem+json");
        if (answer.statusCode() == status && problem && answer.body().contains("\"code\":\"" + code + "\"")) return;
        faults.add("%s answered %d to Accept %s, Content-Type %s"
                .formatted(operation.name(), answer.statusCode(), accept, type));
    }

    private HttpResponse<String> send(ApiDocument.Operation operation, String accept, String type)
            throws IOException, InterruptedException {
        var path = house.path(operation.path(), operator);
        if (path.endsWith("/slots")) path += "?from=2030-01-01T00:00:00Z&to=2030-01-02T00:00:00Z";
        if (path.endsWith("/plans") && operation.method().equals("GET"))
            path += "?practice=" + house.people().slug();
        var request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + operator.token())
                .header("If-Match", "*")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(operation.method(), BodyPublishers.ofString(WholeBodies.of(operation, house)));
        if (accept != null) request.header("Accept", accept);
        if (type != null) request.header("Content-Type", type);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String state() {
        var tables =
                TestDatabase.column(STATE).stream().map(Object::toString).collect(Collectors.joining(" union all "));
        return TestDatabase.column(tables).stream()
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining("\n"));
    }
}
