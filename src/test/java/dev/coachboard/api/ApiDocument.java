package dev.coachboard.api;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The running app's own OpenAPI document, read as a list of operations. */
public final class ApiDocument {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode document;

    private ApiDocument(JsonNode document) {
        this.document = document;
    }

    record Operation(String method, String path, JsonNode node) {

        String name() {
            return method + " " + path;
        }

        boolean documents(int status) {
            return node.path("responses").has(Integer.toString(status));
        }
    }

    public static ApiDocument read() {
        try {
            var text = given().accept("application/json")
                    .get("/openapi?format=JSON")
                    .asString();
            return new ApiDocument(new ObjectMapper().readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        document.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
                    if (METHODS.contains(method.getKey()))
                        operations.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()));
                }));
        return operations;
    }

    /** The paths of every list that comes page by page. */
    public List<String> lists() {
        return operations().stream()
                .filter(operation -> operation
                        .node()
                        .path("parameters")
                        .findValuesAsText("name")
                        .contains("cursor"))
                .map(Operation::path)
                .toList();
    }

    /** The schema of an operation's JSON body, with its references followed; missing when it takes none. */
    JsonNode bodySchema(Operation operation) {
        return resolve(operation
                .node()
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema"));
    }

    JsonNode resolve(JsonNode schema) {
        var reference = schema.path("$ref").asText("");
        if (reference.isEmpty()) return schema;
        return resolve(document.at(reference.substring(1)));
    }
}
