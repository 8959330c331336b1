package dev.coachboard.billing.stripe;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads Stripe's objects: what we need must be there and of its kind, and what we do not know is passed over. */
record StripeJson(JsonNode node) {

    private static final JsonMapper MAPPER = mapper();
    private static final long LAST_SECOND = 253_402_300_799L; // the end of the year 9999

    static JsonNode read(byte[] body) throws IOException {
        var node = MAPPER.readTree(body);
        if (node == null || !node.isObject()) throw new UnreadableNews("no object");
        return node;
    }

    static JsonNode read(String text) {
        try {
            return read(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UnreadableNews("no JSON");
        }
    }

    static byte[] write(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode node(String... path) {
        var found = node;
        for (var name : path) found = found.path(name);
        if (!found.isObject()) throw missing(path[path.length - 1]);
        return found;
    }

    Stream<StripeJson> items(String list) {
        var data = node.path(list).path("data");
        if (!data.isArray()) throw missing(list);
        return StreamSupport.stream(data.spliterator(), false).map(StripeJson::new);
    }

    String text(String name) {
        var found = optionalText(name);
        if (found == null || found.isEmpty()) throw missing(name);
        return found;
    }

    String optionalText(String name) {
        var found = node.path(name);
        return found.isTextual() && found.textValue().length() <= 5000
                ? found.textValue().replace("\0", "")
                : null;
    }

    /** An id, or the whole object where Stripe put it in the id's place. */
    String reference(String name) {
        var found = node.path(name);
        var id = found.isObject() ? found.path("id") : found;
        return id.isTextual() ? id.textValue() : null;
    }

    long number(String name) {
        var found = node.path(name);
        if (!found.isIntegralNumber() || !found.canConvertToLong()) throw missing(name);
        return found.longValue();
    }

    boolean flag(String name) {
        var found = node.path(name);
        if (!found.isBoolean()) throw missing(name);
        return found.booleanValue();
    }

    Instant instant(String name) {
        var found = optionalInstant(name);
        if (found == null) throw missing(name);
        return found;
    }

    Instant optionalInstant(String name) {
        var found = node.path(name);
        if (!found.isIntegralNumber()) return null;
        if (found.longValue() < 0 || found.longValue() > LAST_SECOND) throw missing(name);
        try {
            return Instant.ofEpochSecond(found.longValue());
        } catch (DateTimeException e) {
            throw missing(name);
        }
    }

    private static UnreadableNews missing(String name) {
        return new UnreadableNews(name);
    }

    private static JsonMapper mapper() {
        var mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        // because Stripe's deepest object has about ten levels, and a body is 256 kB at most
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(64)
                        .maxNumberLength(30)
                        .build());
        return mapper;
    }
}
