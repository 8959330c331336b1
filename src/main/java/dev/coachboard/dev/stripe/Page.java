package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** One page of a list, newest first, as {@code limit}, {@code starting_after} and {@code ending_before} ask. */
final class Page {

    private static final int USUAL = 10;
    private static final int MOST = 100;

    private Page() {}

    static ObjectNode of(Call call, Collection<ObjectNode> oldestFirst, Predicate<ObjectNode> wanted) {
        var found = new ArrayList<>(oldestFirst.stream().filter(wanted).toList());
        Collections.reverse(found);
        return of(call, found);
    }

    static ObjectNode of(Call call, List<ObjectNode> newestFirst) {
        var limit = limit(call.form());
        var before = call.form().text("ending_before");
        if (before != null) {
            var end = position(newestFirst, before, "ending_before");
            var start = Math.max(0, end - limit);
            return Json.list(call.path(), newestFirst.subList(start, end), start > 0);
        }
        var after = call.form().text("starting_after");
        var start = after == null ? 0 : position(newestFirst, after, "starting_after") + 1;
        var end = Math.min(newestFirst.size(), start + limit);
        return Json.list(call.path(), newestFirst.subList(start, end), end < newestFirst.size());
    }

    private static int limit(Form form) {
        var limit = form.number("limit");
        if (limit == null) return USUAL;
        if (limit < 1 || limit > MOST)
            throw Refusal.invalid("parameter_invalid_integer", "limit", "Limit must be between 1 and 100");
        return limit.intValue();
    }

    private static int position(List<ObjectNode> objects, String id, String param) {
        for (var i = 0; i < objects.size(); i++)
            if (objects.get(i).get("id").asText().equals(id)) return i;
        throw Refusal.noSuch("object", id, param);
    }

    /** {@code created[gte]} and its siblings. */
    static Predicate<ObjectNode> createdWithin(Form form) {
        var from = form.number("created[gte]");
        var after = form.number("created[gt]");
        var until = form.number("created[lte]");
        var before = form.number("created[lt]");
        return object -> {
            var created = object.get("created").asLong();
            return (from == null || created >= from)
                    && (after == null || created > after)
                    && (until == null || created <= until)
                    && (before == null || created < before);
        };
    }

    static Predicate<ObjectNode> same(Form form, String param, String pointer) {
        var wanted = form.text(param);
        return object -> wanted == null || wanted.equals(Json.text(object, pointer));
    }
}
