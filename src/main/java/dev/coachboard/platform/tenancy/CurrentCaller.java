package dev.coachboard.platform.tenancy;

import dev.coachboard.platform.problem.Unauthorized;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The caller of the request under way. Set once, by the authentication mechanism, after the token was verified. */
@ApplicationScoped
public class CurrentCaller {

    private static final String KEY = Caller.class.getName();

    private final CurrentVertxRequest request;

    CurrentCaller(CurrentVertxRequest request) {
        this.request = request;
    }

    public static void set(RoutingContext context, Caller caller) {
        context.put(KEY, caller);
    }

    public Caller get() {
        return find().orElseThrow(() -> new Unauthorized("unauthorized", "Sign in first"));
    }

    public Optional<Caller> find() {
        var context = request.getCurrent();
        return context == null ? Optional.empty() : of(context);
    }

    /** The caller of this request, as far as it is known already. */
    public static Optional<Caller> of(RoutingContext context) {
        return Optional.ofNullable(context.get(KEY));
    }
}
