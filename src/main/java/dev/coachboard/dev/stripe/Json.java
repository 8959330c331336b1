package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Reads and makes the JSON that Stripe's objects are kept as. */
final class Json {

    static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ObjectNode parse(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** @param pointer such as {@code /parent/type}; null when nothing is there */
    static String text(JsonNode node, String pointer) {
        var value = node.at(pointer);
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }

    /** Null when nothing is there. */
    static Instant time(JsonNode node, String pointer) {
        var value = node.at(pointer);
        return value.isNumber() ? Instant.ofEpochSecond(value.asLong()) : null;
    }

    /** Null stays null. */
    static Long seconds(Instant instant) {
        return instant == null ? null : instant.getEpochSecond();
    }

    static ObjectNode texts(Map<String, String> texts) {
        return MAPPER.valueToTree(texts);
    }

    static ArrayNode array(Collection<? extends JsonNode> nodes) {
        return MAPPER.createArrayNode().addAll(nodes);
    }

    static ObjectNode list(String url, Collection<? extends JsonNode> data, boolean hasMore) {
        var list = object().put("object", "list").put("url", url).put("has_more", hasMore);
        list.set("data", array(data));
        return list;
    }
}
