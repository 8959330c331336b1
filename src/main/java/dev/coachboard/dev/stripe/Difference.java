package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an event's {@code previous_attributes} say: the old values of what changed, and only those. */
final class Difference {

    private Difference() {}

    static ObjectNode between(ObjectNode before, ObjectNode after) {
        var previous = Json.object();
        after.fieldNames().forEachRemaining(name -> compare(name, before, after, previous));
        before.fieldNames().forEachRemaining(name -> {
            if (!after.has(name)) previous.set(name, before.get(name));
        });
        return previous;
    }

    private static void compare(String name, ObjectNode before, ObjectNode after, ObjectNode previous) {
        var was = before.get(name);
        var is = after.get(name);
        if (is.equals(was)) return;
        if (was instanceof ObjectNode old && is instanceof ObjectNode current)
            previous.set(name, between(old, current));
        else previous.set(name, was);
    }
}
