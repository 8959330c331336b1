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
    private static final JsonMapper PAGES = new JsonMapper();
    private static final int LONGEST_ID = 255; // Stripe's own limit
    private static final long MOST_CENTS = 999_999_999_999L; // Stripe's amounts have twelve digits at most
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

    /** A page holds many objects, of which one alone may be beyond our limits: each is read by itself afterwards. */
    static JsonNode readPage(String text) {
        try {
            return PAGES.readTree(text);
        } catch (IOException e) {
            throw new UnreadableNews("no page");
        }
    }

    /** An object, with an object beneath "error" where the status is no success. */
    static boolean isAnswer(String text, int status) {
        try {
            var answer = PAGES.readTree(text);
            var good = status >= 200 && status < 300;
            return answer != null
                    && answer.isObject()
                    && (good || answer.path("error").isObject());
        } catch (IOException e) {
            return false;
        }
    }

    static byte[] write(JsonNode node) {
        try {
            // By way of a text, since half a character is no reason to lose the whole.
            return PAGES.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
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
        return clean(node.path(name), 5000);
    }

    private static String clean(JsonNode found, int longest) {
        return found.isTextual() && found.textValue().length() <= longest
                ? found.textValue().replace("\0", "")
                : null;
    }

    String id() {
        var id = reference("id");
        if (id == null || id.isEmpty()) throw missing("id");
        return id;
    }

    /** An id, or the whole object where Stripe put it in the id's place. */
    String reference(String name) {
        var found = node.path(name);
        return clean(found.isObject() ? found.path("id") : found, LONGEST_ID);
    }

    long number(String name) {
        var found = node.path(name);
        if (!found.isIntegralNumber() || !found.canConvertToLong()) throw missing(name);
        return found.longValue();
    }

    /** Within what Stripe can charge, so that no sum of a whole invoice overflows. */
    long cents(String name) {
        var cents = number(name);
        if (Math.abs(cents) > MOST_CENTS || cents == Long.MIN_VALUE) throw missing(name);
        return cents;
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
