package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Predicate;

/** {@code /v1/events}: the log, newest first, also of what was never delivered. */
final class Events {

    private final EventLog log;

    Events(EventLog log) {
        this.log = log;
    }

    void route(Router router) {
        router.add(
                "GET",
                "/v1/events",
                "created delivery_success type types limit starting_after ending_before",
                this::list);
        router.add("GET", "/v1/events/{id}", "", this::read);
    }

    private ObjectNode list(Call call) {
        var types = call.form().list("types");
        Predicate<ObjectNode> wanted = event -> types.isEmpty()
                || types.stream()
                        .anyMatch(type -> matches(type, event.get("type").asText()));
        return Page.of(
                call,
                log.newestFirst(
                        wanted.and(Page.createdWithin(call.form())).and(Page.same(call.form(), "type", "/type"))));
    }

    /** A wanted type may end with an asterisk. */
    private static boolean matches(String wanted, String type) {
        return wanted.endsWith("*") ? type.startsWith(wanted.substring(0, wanted.length() - 1)) : wanted.equals(type);
    }

    private ObjectNode read(Call call) {
        return log.newestFirst(event -> event.get("id").asText().equals(call.id())).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.noSuchPath("event", call.id()));
    }
}
