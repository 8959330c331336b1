package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Keys are added one by one; an empty value removes its key, and an empty {@code metadata} removes all. */
final class Metadata {

    private Metadata() {}

    static void merge(ObjectNode object, Form form) {
        var metadata = object.withObject("/metadata");
        if ("".equals(form.text("metadata"))) metadata.removeAll();
        form.map("metadata").forEach((key, value) -> {
            if (value.isEmpty()) metadata.remove(key);
            else metadata.put(key, value);
        });
    }
}
