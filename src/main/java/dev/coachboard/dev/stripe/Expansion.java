package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Puts whole objects in the place of their ids, where a request asked for it. */
final class Expansion {

    private final Account account;

    Expansion(Account account) {
        this.account = account;
    }

    /** @param paths such as {@code latest_invoice} or {@code data.customer} */
    ObjectNode expand(ObjectNode answer, List<String> paths) {
        var copy = answer.deepCopy();
        for (var path : paths) expand(copy, path.split("\\."), 0, path);
        return copy;
    }

    private void expand(JsonNode node, String[] steps, int at, String path) {
        if (at == steps.length) return;
        if (node.isArray()) {
            node.forEach(element -> expand(element, steps, at, path));
            return;
        }
        var next = node.get(steps[at]);
        if (next == null)
            throw Refusal.invalid(null, "expand", "This property cannot be expanded in the simulator: " + path);
        if (next.isNull()) return;
        if (next.isTextual()) next = replace((ObjectNode) node, steps[at], next.asText(), path);
        expand(next, steps, at + 1, path);
    }

    private JsonNode replace(ObjectNode node, String field, String id, String path) {
        var found = account.find(id);
        if (found == null) throw Refusal.invalid(null, "expand", "This property cannot be expanded: " + path);
        var copy = found.deepCopy();
        node.set(field, copy);
        return copy;
    }
}
