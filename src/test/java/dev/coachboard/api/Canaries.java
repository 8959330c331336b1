package dev.coachboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;

/** Values that a log must not repeat. Each names the place that it was put in. */
final class Canaries {

    /** Stands in each of them, and nowhere else. */
    static final String MARK = "kanarie7f3a";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Set<String> places = new TreeSet<>();

    /** For a place such as a header. */
    String in(String place) {
        places.add(place);
        return MARK + "-" + place.replaceAll("[^A-Za-z0-9]", "");
    }

    Set<String> places() {
        return places;
    }

    /** The same body with canaries for texts of its author; ids, times, zones and constants stay, so that it is taken. */
    JsonNode put(String name, JsonNode body) {
        if (body instanceof ObjectNode object) {
            var copy = JSON.objectNode();
            object.fields().forEachRemaining(field -> copy.set(field.getKey(), put(field.getKey(), field.getValue())));
            return copy;
        }
        if (body instanceof ArrayNode list) {
            var copy = JSON.arrayNode();
            list.forEach(item -> copy.add(put(name, item)));
            return copy;
        }
        return body.isTextual() && isFree(name, body.asText()) ? JSON.textNode(text(name)) : body;
    }

    private String text(String name) {
        if (name.toLowerCase().contains("mail") || name.equals("to")) return in(name) + "@example.com";
        if (name.equals("phone")) return "+49 555 0199 7304"; // because only digits are taken
        return in(name);
    }

    private static boolean isFree(String name, String value) {
        if (name.equals("zone") || name.equals("currency")) return false;
        return !value.matches("[0-9a-f-]{36}|[A-Z][A-Z_]+|[0-9]{2}:[0-9]{2}|[0-9]{4}-[0-9]{2}-[0-9]{2}.*");
    }
}
