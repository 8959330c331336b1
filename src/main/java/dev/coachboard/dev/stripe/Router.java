package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Finds the handler for a method and a path, and refuses parameters that it does not know. */
final class Router {

    private static final Set<String> ALWAYS_KNOWN = Set.of("expand");

    private record Route(String method, Pattern path, Set<String> known, Function<Call, ObjectNode> handler) {}

    private final List<Route> routes = new ArrayList<>();

    /**
     * @param path with at most one {@code {id}}
     * @param known the parameters that the handler reads, or may leave unread without harm, separated by spaces
     */
    void add(String method, String path, String known, Function<Call, ObjectNode> handler) {
        var pattern = Pattern.compile(path.replace("{id}", "([A-Za-z0-9_]+)"));
        routes.add(new Route(method, pattern, Set.of(known.split(" ")), handler));
    }

    ObjectNode answer(String method, String path, Form form) {
        for (var route : routes) {
            var matcher = route.path.matcher(path);
            if (!route.method.equals(method) || !matcher.matches()) continue;
            refuseUnknown(form, route.known);
            return route.handler.apply(new Call(path, matcher.groupCount() == 0 ? null : matcher.group(1), form));
        }
        throw Refusal.unknownRoute(method, path);
    }

    private static void refuseUnknown(Form form, Set<String> known) {
        for (var name : form.names())
            if (!known.contains(name) && !ALWAYS_KNOWN.contains(name))
                throw Refusal.invalid("parameter_unknown", name, "The simulator knows no parameter: " + name);
    }
}
