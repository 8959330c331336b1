package dev.coachboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The corpus of the fuzzer: each attempt is one request with one thing wrong, or at least odd, about it. */
final class HostileInput {

    /** Wrong for every operation, whatever it takes. */
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
            "{\"a\":".repeat(500) + "1" + "}".repeat(500),
            "{\"a\":1,\"a\":2}",
            "\u0000",
            "{\"a\":1e400}",
            "{\"" + "k".repeat(5000) + "\":1}",
            "{'a':1}",
            "{\"a\":NaN}",
            "// c\n{}");

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
            "\"\\u200b\\u3164\"",
            "[]",
            "{}",
            "[null]",
            "[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]",
            "{\"unknown\":{}}",
            "\"'; drop table users; --\"",
            "\"+1000000000-12-31T23:59:59.999Z\"",
            "\"2199-12-31T23:59:59.999999Z\"",
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
            "2199-12-31T23:59:59Z",
            "..%2f..",
            "'%20or%201=1",
            "%E2%80%8B",
            "x".repeat(600));

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiDocument api;

    HostileInput(ApiDocument api) {
        this.api = api;
    }

    /**
     * @param body null for none
     * @param parameter the parameter that gets the value, or null
     * @param bad whether no success may follow
     */
    record Attempt(ApiDocument.Operation operation, String body, JsonNode parameter, String value, boolean bad) {

        @Override
        public String toString() {
            var sent = parameter == null ? body : parameter.path("name").asText() + "=" + value;
            return operation.name() + " with " + (sent.length() > 200 ? sent.substring(0, 200) + "..." : sent);
        }
    }

    /** @param house its ids make the bodies that are right but for one value */
    List<Attempt> attempts(FurnishedHouse house) {
        var attempts = new ArrayList<Attempt>();
        for (var operation : api.operations()) {
            if (operation.node().has("requestBody")) bodies(operation, house, attempts);
            for (var parameter : operation.node().path("parameters")) parameters(operation, parameter, attempts);
        }
        return attempts;
    }

    private void bodies(ApiDocument.Operation operation, FurnishedHouse house, List<Attempt> attempts) {
        for (var body : BODIES) attempts.add(new Attempt(operation, body, null, null, true));
        for (var property : api.bodySchema(operation).path("properties").properties())
            for (var value : VALUES) {
                var body = with(WholeBodies.of(operation, house), property.getKey(), value);
                attempts.add(new Attempt(operation, body, null, null, isBad(api.resolve(property.getValue()), value)));
            }
    }

    private void parameters(ApiDocument.Operation operation, JsonNode parameter, List<Attempt> attempts) {
        var isQuery = parameter.path("in").asText().equals("query");
        for (var value : PARAMETERS)
            attempts.add(new Attempt(
                    operation, null, parameter, value, isQuery && isBadText(parameter.path("schema"), value)));
    }

    /** By JSON type, and by what no text may be: what the rest means is for the operation to say. */
    private static boolean isBad(JsonNode schema, String value) {
        if (value.equals("1e400") || value.contains("\\u0000") || value.contains("\\ud800")) return true;
        if (value.contains("unknown") || value.startsWith("[[[")) return true;
        return switch (schema.path("type").asText()) {
            case "string" -> !value.startsWith("\"") && !value.equals("null") || tooLong(schema, value);
            case "integer" -> !List.of("5", "-1", "null").contains(value);
            case "boolean" -> !List.of("true", "null").contains(value);
            case "array" -> !List.of("[]", "[null]", "null").contains(value);
            case "object" -> !List.of("{}", "null").contains(value);
            default -> false;
        };
    }

    private static boolean tooLong(JsonNode schema, String value) {
        return schema.has("format") && !schema.path("format").asText().equals("date-time") && value.length() > 12
                || value.length() > 20_002;
    }

    private boolean isBadText(JsonNode given, String value) {
        var schema = api.resolve(given);
        if (value.equals("%00") || value.equals("%ED%A0%80") || value.length() > 500) return true;
        if (schema.has("enum")) return !value.isEmpty();
        return switch (schema.path("type").asText() + " "
                + schema.path("format").asText()) {
            case "integer int32" -> true;
            case "string uuid" -> !value.isEmpty();
            case "string date-time" -> !value.isEmpty() && !value.startsWith("2199");
            default -> false;
        };
    }

    private static String with(String body, String name, String value) {
        try {
            var tree = (ObjectNode) JSON.readTree(body);
            tree.put(name, "@@");
            return JSON.writeValueAsString(tree).replace("\"@@\"", value);
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
