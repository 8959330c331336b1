package dev.coachboard.platform.problem;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;

/** The methods that an address takes, read from the framework's own routes: its 405 does not name them. */
final class AllowedMethods {

    private AllowedMethods() {}

    /** @return the value of an Allow header, such as {@code GET, HEAD, OPTIONS} */
    static String of(String path) {
        var classes = new RequestMapper<>(
                ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers());
        var methods = new TreeSet<String>();
        for (var match = classes.map(path); match != null; match = classes.continueMatching(path, match)) {
            var remaining = match.remaining.isEmpty() ? "/" : match.remaining;
            if (match.value.handlers[0] instanceof ClassRoutingHandler routes)
                routes.getMappers().forEach((method, mapper) -> {
                    if (method != null && mapper.map(remaining) != null) methods.add(method);
                });
        }
        if (methods.contains("GET")) methods.add("HEAD");
        methods.add("OPTIONS");
        return String.join(", ", methods);
    }
}
