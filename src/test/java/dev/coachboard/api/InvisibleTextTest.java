package dev.coachboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachboard.identity.Cast;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** No text that people see may look empty: not the top-level ones of any operation, and not the lines of an invoice. */
@QuarkusTest
class InvisibleTextTest {

    /** Zero width, bidirectional, Hangul fillers, empty braille, a lone variation selector, tags, an empty note head. */
    private static final List<String> INVISIBLE = List.of(
            "\u200b\u200c\u200d\u2060\ufeff",
            "\u202a\u202e\u2066\u2069\u200e",
            "\u3164\u115f\u1160\uffa0",
            "\u2800",
            " \u034f\ufe0f ",
            "\udb40\udc41\udb40\udc42",
            "\ud834\udd59");

    /** Read by machines, compared exactly, or checked by a pattern of their own. */
    private static final Set<String> NOT_SHOWN = Set.of(
            "token",
            "password",
            "currentPassword",
            "newPassword",
            "refreshToken",
            "confirm",
            "email",
            "to",
            "zone",
            "currency",
            "phone",
            "paymentMethod",
            "when",
            "delivery");

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Cast cast;

    private final List<String> faults = new ArrayList<>();
    private int tried;

    @Test
    void no_text_may_look_empty() throws Exception {
        var api = ApiDocument.read();
        var house = FurnishedHouse.furnish(cast.open());
        for (var operation : api.operations()) {
            if (!operation.node().has("requestBody")) continue;
            for (var property : api.bodySchema(operation).path("properties").properties())
                if (isText(api.resolve(property.getValue())) && isShown(property.getKey()))
                    refused(operation, house, "/" + property.getKey());
        }
        refused(operation(api, "POST /api/v1/invoices"), house, "/lines/0/description");
        assertThat(faults).isEmpty();
        assertThat(tried).isGreaterThanOrEqualTo(18);
    }

    @Test
    void scripts_without_spaces_and_emoji_are_visible() {
        var ada = cast.open().ada();
        for (var name : List.of("李小龍", "👩‍🏫", "محمد", "박\u3164지성", "é", "O'Brien"))
            assertThat(ada.call()
                            .header("If-Match", "*")
                            .body("{\"name\":\"" + name + "\"}")
                            .patch("/api/v1/me")
                            .statusCode())
                    .as(name)
                    .isEqualTo(200);
    }

    private void refused(ApiDocument.Operation operation, FurnishedHouse house, String pointer)
            throws JsonProcessingException {
        tried++;
        for (var text : INVISIBLE) {
            var operator = cast.operator(house.people());
            var answer = operator.call()
                    .header("If-Match", "*")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body(with(WholeBodies.of(operation, house), pointer, text))
                    .request(operation.method(), house.path(operation.path(), operator));
            if (answer.statusCode() != 422
                    || !answer.path("errors.pointer").toString().contains(pointer))
                faults.add(operation.name() + " " + pointer + " " + answer.statusCode() + " " + answer.asString());
        }
    }

    private static boolean isShown(String name) {
        return !NOT_SHOWN.contains(name) && !name.endsWith("Id") && !name.endsWith("At");
    }

    private static String with(String body, String pointer, String text) throws JsonProcessingException {
        var tree = JSON.readTree(body);
        var end = pointer.lastIndexOf('/');
        ((ObjectNode) tree.at(pointer.substring(0, end))).put(pointer.substring(end + 1), text);
        return JSON.writeValueAsString(tree);
    }

    private static boolean isText(JsonNode schema) {
        return schema.path("type").asText().equals("string") && !schema.has("format") && !schema.has("enum");
    }

    private static ApiDocument.Operation operation(ApiDocument api, String name) {
        return api.operations().stream()
                .filter(operation -> operation.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
