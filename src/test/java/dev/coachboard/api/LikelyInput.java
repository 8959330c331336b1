package dev.coachboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Makes values that a schema allows, edges first: what gets past validation and deep into the app. */
final class LikelyInput {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> TEXTS = List.of(
            "Ada", "Zoë Álvarez", "李小龍", "👩‍🏫", "a'b\"c\\d", "%s%n{0}", "<b>x</b>", " x ", "\u202Eabc", "x\ty\nz");
    private static final List<String> ZONES = List.of("Europe/Berlin", "Australia/Lord_Howe", "UTC", "Pacific/Apia");
    private static final List<String> DATES = List.of("1970-01-01", "2199-12-31", "2027-03-28", "2028-02-29");
    private static final List<String> TIMES = List.of("00:00", "09:00", "23:59", "12:30");

    private final ApiDocument api;
    private final List<UUID> ids;
    private final Random random;

    LikelyInput(ApiDocument api, List<UUID> ids, long seed) {
        this.api = api;
        this.ids = ids;
        this.random = new Random(seed);
    }

    JsonNode of(String name, JsonNode given) {
        var schema = api.resolve(given);
        if (schema.path("nullable").asBoolean() && random.nextInt(4) == 0) return JSON.nullNode();
        if (schema.has("enum")) return oneOf(new ArrayList<>(elements(schema.path("enum"))));
        return switch (schema.path("type").asText()) {
            case "object" -> object(schema);
            case "array" -> array(name, schema);
            case "integer" -> JSON.numberNode(number(schema));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> JSON.textNode(text(name, schema));
        };
    }

    private JsonNode object(JsonNode schema) {
        var object = JSON.objectNode();
        var required =
                elements(schema.path("required")).stream().map(JsonNode::asText).toList();
        schema.path("properties").fields().forEachRemaining(property -> {
            if (required.contains(property.getKey()) || random.nextInt(3) > 0)
                object.set(property.getKey(), of(property.getKey(), property.getValue()));
        });
        return object;
    }

    private JsonNode array(String name, JsonNode schema) {
        var array = JSON.arrayNode();
        var size = Math.max(schema.path("minItems").asInt(0), random.nextInt(4));
        for (var i = 0; i < size; i++) array.add(of(name, schema.path("items")));
        return array;
    }

    private long number(JsonNode schema) {
        var least = schema.path("minimum").asLong(Integer.MIN_VALUE);
        var most = schema.path("maximum").asLong(Integer.MAX_VALUE);
        return switch (random.nextInt(3)) {
            case 0 -> least;
            case 1 -> most;
            default -> least + Math.floorMod(random.nextLong(), Math.min(most - least, 500) + 1);
        };
    }

    private String text(String name, JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "uuid" -> (random.nextInt(4) == 0 ? UUID.randomUUID() : oneOf(ids)).toString();
            case "date-time" -> instant();
            case "date" -> oneOf(DATES);
            case "email" -> "someone" + random.nextInt(1000) + "@example.com";
            default -> byName(name, schema);
        };
    }

    private String byName(String name, JsonNode schema) {
        if (name.contains("zone")) return oneOf(ZONES);
        if (name.contains("currency")) return random.nextBoolean() ? "EUR" : "JPY";
        if (name.equals("from") || name.equals("to")) return oneOf(TIMES);
        if (name.contains("phone")) return "+49 (30) 123-45";
        if (name.contains("mail")) return "someone" + random.nextInt(1000) + "@example.com";
        var text = oneOf(TEXTS);
        var least = schema.path("minLength").asInt(0);
        return text.length() < least ? text + "x".repeat(least - text.length()) : text;
    }

    private String instant() {
        return switch (random.nextInt(4)) {
            case 0 -> "1970-01-01T00:00:00Z";
            case 1 -> "2199-12-31T23:59:59Z";
            default ->
                Instant.parse("2026-11-24T09:00:00Z")
                        .truncatedTo(ChronoUnit.HOURS)
                        .plus(random.nextInt(900), ChronoUnit.HOURS)
                        .toString();
        };
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static List<JsonNode> elements(JsonNode array) {
        var elements = new ArrayList<JsonNode>();
        array.forEach(elements::add);
        return elements;
    }
}
