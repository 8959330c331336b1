package dev.coachboard.platform.http;

import dev.coachboard.platform.problem.BadRequest;
import dev.coachboard.platform.problem.Refusal;
import dev.coachboard.platform.text.Echo;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses query parameters that the operation does not know, several values where it takes one, and no value at all. */
class QueryParameters {

    private final Operations operations;

    QueryParameters(Operations operations) {
        this.operations = operations;
    }

    @ServerRequestFilter(priority = Priorities.USER + 2)
    public void check(UriInfo uri, ResourceInfo resource) {
        var operation = operations.of(resource.getResourceMethod());
        // Pages are also opened from advertisements, which append parameters of their own.
        if (operation.takesAnything()) return;
        uri.getQueryParameters().entrySet().forEach(sent -> check(sent, operation));
    }

    private static void check(Map.Entry<String, List<String>> sent, Operation operation) {
        var several = operation.queryParameters().get(sent.getKey());
        if (several == null) throw unknown(sent.getKey(), operation);
        if (!several && sent.getValue().size() > 1)
            throw bad(sent.getKey(), "Query parameter `" + sent.getKey() + "` is given more than once");
        // The framework would take the default in its place.
        if (sent.getValue().contains(""))
            throw bad(sent.getKey(), "Query parameter `" + sent.getKey() + "` has no value");
    }

    private static Refusal unknown(String name, Operation operation) {
        var shown = Echo.name(name);
        var known = Echo.names(operation.queryParameters().keySet());
        return bad(shown, "Unknown query parameter `" + shown + "`; this operation takes " + known);
    }

    private static Refusal bad(String name, String detail) {
        return new BadRequest("bad-parameter", detail).atParameter(name);
    }
}
