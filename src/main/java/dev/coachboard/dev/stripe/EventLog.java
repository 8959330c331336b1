package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Everything that happened, oldest first, with a full snapshot each. */
final class EventLog {

    /** What the SDK of the app was made for, and so the account's own. */
    static final String API_VERSION = "2025-11-17.clover";

    private final List<ObjectNode> events = new ArrayList<>();

    /** @param previous the old values of what changed, or null for events that are no update */
    ObjectNode add(String type, ObjectNode object, ObjectNode previous, Instant now, Cause cause) {
        var event = Json.object()
                .put("id", StripeIds.next("evt"))
                .put("object", "event")
                .put("api_version", API_VERSION)
                .put("created", now.getEpochSecond());
        var data = event.putObject("data");
        data.set("object", object.deepCopy());
        if (previous != null) data.set("previous_attributes", previous.deepCopy());
        event.put("livemode", false).put("pending_webhooks", 1);
        event.putObject("request").put("id", cause.requestId()).put("idempotency_key", cause.idempotencyKey());
        event.put("type", type);
        events.add(event);
        return event;
    }

    void restore(ObjectNode event) {
        events.add(event);
    }

    List<ObjectNode> all() {
        return List.copyOf(events);
    }

    List<ObjectNode> newestFirst(Predicate<ObjectNode> wanted) {
        var found = new ArrayList<ObjectNode>();
        for (var i = events.size() - 1; i >= 0; i--) if (wanted.test(events.get(i))) found.add(events.get(i));
        return found;
    }

    void clear() {
        events.clear();
    }
}
