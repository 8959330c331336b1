package dev.coachboard.platform.http;

import dev.coachboard.platform.problem.BadRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Refuses what an operation does not take or give, before any of its work. */
class Negotiation {

    private static final String ACCEPTED = Negotiation.class.getName();

    private final Operations operations;

    Negotiation(Operations operations) {
        this.operations = operations;
    }

    /**
     * The framework answers 500 to a malformed Accept and overlooks weights, so it sees the readable ranges alone. A
     * Content-Type without content means nothing; many clients send one with every POST.
     */
    @ServerRequestFilter(preMatching = true)
    public void clean(RoutingContext context) {
        var headers = context.request().headers();
        if (!hasBody(headers)) headers.remove("Content-Type");
        if (context.request().method() == HttpMethod.PATCH) readAsJson(headers);
        var accept = headers.getAll("Accept");
        if (accept.isEmpty()) return;
        var ranges = MediaRange.parse(String.join(",", accept));
        context.put(ACCEPTED, ranges);
        var wanted = ranges.stream()
                .filter(range -> range.quality() > 0)
                .map(MediaRange::name)
                .collect(Collectors.joining(","));
        if (wanted.isEmpty()) throw new NotAcceptableException();
        headers.set("Accept", wanted);
    }

    /** The framework's reader of JSON does not know the media type of merge patches. */
    private static void readAsJson(MultiMap headers) {
        var types = headers.getAll("Content-Type");
        if (types.size() == 1 && types.get(0).toLowerCase(Locale.ROOT).startsWith(MergePatch.MEDIA_TYPE))
            headers.set("Content-Type", "application/json" + types.get(0).substring(MergePatch.MEDIA_TYPE.length()));
    }

    /** After the rate limit, which counts refused requests too. */
    @ServerRequestFilter(priority = Priorities.USER + 1)
    public void check(RoutingContext context, ResourceInfo resource) {
        var operation = operations.of(resource.getResourceMethod());
        List<MediaRange> accepted = context.get(ACCEPTED);
        if (accepted != null && !operation.gives(accepted)) throw new NotAcceptableException();
        if (!operation.takesAnything() && !isTaken(context.request().headers(), operation))
            throw new NotSupportedException();
        if (!operation.takesBody() && !isEmpty(context.body().buffer()))
            throw new BadRequest("malformed-body", "This operation takes no body");
    }

    /** Many clients send an empty object with every POST. */
    private static boolean isEmpty(Buffer body) {
        return body == null || body.toString().replaceAll("\\s", "").matches("|\\{}");
    }

    private static boolean isTaken(MultiMap headers, Operation operation) {
        if (!hasBody(headers)) return true;
        // A packed body could unfold to any size.
        if (headers.contains("Content-Encoding")) return false;
        var types = headers.getAll("Content-Type");
        if (types.size() != 1 || MediaRange.elements(types.get(0)).size() != 1) return false;
        return MediaRange.parse(types.get(0)).stream().anyMatch(operation::takes);
    }

    private static boolean hasBody(MultiMap headers) {
        var length = headers.get("Content-Length");
        return headers.contains("Transfer-Encoding") || length != null && !length.equals("0");
    }

    /** A cache may not give the answer for one Accept to a request with another. */
    @ServerResponseFilter
    public void vary(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().add("Vary", "Accept");
    }
}
