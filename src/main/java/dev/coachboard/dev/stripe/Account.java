package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The account as Stripe would keep it: every object by type and id, what happened to them, and the time it is there.
 * Not safe for threads: callers hold its monitor.
 */
final class Account {

    private static final Map<String, String> UPDATED = Map.of("subscription", "customer.subscription.updated");

    private final Map<String, Map<String, ObjectNode>> objects = new LinkedHashMap<>();
    private final Set<String> notes = new HashSet<>();
    private final Set<String> untold = new HashSet<>();
    private final EventLog log = new EventLog();
    private final List<Consumer<ObjectNode>> changeListeners = new ArrayList<>();
    private final List<Consumer<ObjectNode>> eventListeners = new ArrayList<>();
    private long changes;
    private Instant now = Instant.EPOCH;
    private Cause cause = Cause.TIME;

    Instant now() {
        return now;
    }

    long nowSeconds() {
        return now.getEpochSecond();
    }

    void moveTo(Instant instant) {
        now = instant.truncatedTo(ChronoUnit.SECONDS);
    }

    void causedBy(Cause cause) {
        this.cause = cause;
    }

    /** How often anything was written so far. */
    long changes() {
        return changes;
    }

    EventLog log() {
        return log;
    }

    void onChange(Consumer<ObjectNode> listener) {
        changeListeners.add(listener);
    }

    void onEvent(Consumer<ObjectNode> listener) {
        eventListeners.add(listener);
    }

    Collection<ObjectNode> all(String type) {
        return objects.getOrDefault(type, Map.of()).values();
    }

    Set<String> types() {
        return objects.keySet();
    }

    /** Of any type, or null. */
    ObjectNode find(String id) {
        for (var ofType : objects.values()) if (ofType.containsKey(id)) return ofType.get(id);
        return null;
    }

    ObjectNode find(String type, String id) {
        return objects.getOrDefault(type, Map.of()).get(id);
    }

    /** By the id in the path of a request. */
    ObjectNode require(String type, String id) {
        var found = find(type, id);
        if (found == null) throw Refusal.noSuchPath(type, id);
        return found;
    }

    /** By the id in a parameter of a request. */
    ObjectNode require(String type, Form form, String param) {
        var id = form.require(param);
        var found = find(type, id);
        if (found == null) throw Refusal.noSuch(type, id, param);
        return found;
    }

    /** What the simulator knows of an object and Stripe's API does not show. */
    boolean isNoted(String id, String what) {
        return notes.contains(id + " " + what);
    }

    void note(String id, String what, boolean holds) {
        changes++;
        if (holds) notes.add(id + " " + what);
        else notes.remove(id + " " + what);
    }

    Set<String> notes() {
        return notes;
    }

    void keep(ObjectNode object) {
        changes++;
        objects.computeIfAbsent(object.get("object").asText(), type -> new LinkedHashMap<>())
                .put(object.get("id").asText(), object);
        changeListeners.forEach(listener -> listener.accept(object));
    }

    void drop(ObjectNode object, String eventType) {
        objects.get(object.get("object").asText()).remove(object.get("id").asText());
        tell(eventType, object);
    }

    ObjectNode add(ObjectNode object, String eventType) {
        keep(object);
        tell(eventType, object);
        return object;
    }

    /** Tells of a new object only after its first steps, whose changes are then part of the one event. */
    void addAfter(ObjectNode object, String eventType, Runnable firstSteps) {
        keep(object);
        untold.add(object.get("id").asText());
        try {
            firstSteps.run();
        } finally {
            untold.remove(object.get("id").asText());
        }
        tell(eventType, object);
    }

    /** Changes an object and tells of it, by the events named and by its "updated" one. */
    void change(ObjectNode object, Consumer<ObjectNode> how, String... eventTypes) {
        var before = object.deepCopy();
        how.accept(object);
        changeListeners.forEach(listener -> listener.accept(object));
        for (var type : eventTypes) tell(type, object);
        var previous = Difference.between(before, object);
        if (previous.isEmpty() || untold.contains(object.get("id").asText())) return;
        var type = object.get("object").asText();
        record(UPDATED.getOrDefault(type, type + ".updated"), object, previous);
    }

    void tell(String eventType, ObjectNode object) {
        record(eventType, object, null);
    }

    private void record(String eventType, ObjectNode object, ObjectNode previous) {
        changes++;
        var event = log.add(eventType, object, previous, now, cause);
        eventListeners.forEach(listener -> listener.accept(event));
    }

    void clear() {
        changes++;
        objects.clear();
        notes.clear();
        log.clear();
    }
}
