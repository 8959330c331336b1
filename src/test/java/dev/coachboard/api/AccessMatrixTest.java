package dev.coachboard.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.identity.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every operation of the OpenAPI document, as every kind of caller, against a table kept by hand. */
@QuarkusTest
class AccessMatrixTest {

    private static final Path TABLE = Path.of("src/test/resources/access-matrix.txt");
    private static final List<String> CALLERS = List.of("nobody", "stranger", "client", "coach", "owner");

    @Inject
    Cast cast;

    @Test
    void every_operation_answers_each_caller_as_the_table_says() throws IOException {
        var actual = new ArrayList<String>();
        for (var operation : ApiDocument.read().operations()) actual.add(row(operation));
        Files.write(Path.of("target/access-matrix.txt"), actual);
        assertThat(actual).containsExactlyInAnyOrderElementsOf(expected());
    }

    private static List<String> expected() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private String row(ApiDocument.Operation operation) {
        var row = new StringBuilder("%-6s %-50s".formatted(operation.method(), operation.path()));
        var house = FurnishedHouse.furnish(cast.open());
        for (var caller : CALLERS) row.append(" %-6s".formatted(answer(operation, house, caller)));
        // In a house of their own, where the owner has removed nothing yet.
        row.append(" %-6s".formatted(answer(operation, FurnishedHouse.furnish(cast.open()), "operator")));
        return row.toString().stripTrailing();
    }

    /** The ids are the first house's; a stranger owns another practice. An empty body gets no further than validation. */
    private String answer(ApiDocument.Operation operation, FurnishedHouse house, String caller) {
        var person = person(house.people(), caller);
        var path = house.path(operation.path(), person == null ? house.people().ada() : person);
        var request = person == null ? given() : given().auth().oauth2(person.token());
        var status = send(request, operation, house, path);
        return status == 401 || status == 403 || status == 404 ? Integer.toString(status) : "in";
    }

    private static int send(
            RequestSpecification request, ApiDocument.Operation operation, FurnishedHouse house, String path) {
        request.header("If-Match", "*")
                .header("Idempotency-Key", UUID.randomUUID().toString());
        if (operation.node().has("requestBody"))
            request.contentType(ContentType.JSON).body(body(operation, house));
        if (path.endsWith("/slots")) path += "?from=2030-01-01T00:00:00Z&to=2030-01-02T00:00:00Z";
        return request.request(operation.method(), path).statusCode();
    }

    /** Whole where an empty one would be refused before anybody looks for the id. */
    private static String body(ApiDocument.Operation operation, FurnishedHouse house) {
        return switch (operation.name()) {
            case "PATCH /api/v1/members/{id}" -> "{\"role\":\"COACH\"}";
            case "POST /api/v1/sessions/{id}/notes" -> "{\"visibility\":\"SHARED\",\"body\":\"Well done\"}";
            case "POST /api/v1/clients/{id}/enrolments" ->
                "{\"programId\":\"" + house.ids().get("programs") + "\"}";
            case "PUT /api/v1/coaches/{id}/availability" -> """
                    {"zone":"UTC","sessionMinutes":60,"stepMinutes":30,"bufferMinutes":0,"noticeMinutes":0,\
                    "weekly":[],"exceptions":[]}""";
            case "POST /api/v1/invoices/{id}/credit-notes" -> "{\"reason\":\"One session fewer\"}";
            case "PATCH /api/v1/bookings/{id}" -> "{\"startsAt\":\"2030-01-01T09:00:00Z\"}";
            case "POST /api/v1/clients/{id}/erasure" -> "{\"confirm\":\"Maya Okafor\"}";
            case "POST /api/v1/subscriptions/{id}/plan-change" ->
                "{\"planId\":\"" + house.ids().get("plans") + "\"}";
            case "POST /api/v1/subscriptions/{id}/cancellation" -> "{\"when\":\"PERIOD_END\"}";
            default -> "{}";
        };
    }

    private Cast.Person person(Cast.House people, String caller) {
        return switch (caller) {
            case "client" -> people.maya();
            case "coach" -> people.ben();
            case "owner" -> people.ada();
            case "operator" -> cast.operator(people);
            case "stranger" -> cast.open().ada();
            default -> null;
        };
    }
}
