package dev.coachboard.platform.database;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Tells a request, which a person waits for, from a job or a start-up. */
@ApplicationScoped
public class CurrentWork {

    private static final String LEFT = CurrentWork.class.getName();

    private final CurrentVertxRequest request;
    private final long nanos;
    private final ThreadLocal<Long> early = new ThreadLocal<>();

    CurrentWork(CurrentVertxRequest request, DatabaseConfig config) {
        this.request = request;
        this.nanos = config.requestDeadline().toNanos();
    }

    public boolean isRequest() {
        return early.get() != null || isInContext();
    }

    /** For a part of a request that runs before there is a request context, such as the look at a token. */
    public <T> T asRequest(Supplier<T> part) {
        early.set(nanos);
        try {
            return part.get();
        } finally {
            early.remove();
        }
    }

    private boolean isInContext() {
        var arc = Arc.container();
        return arc != null && arc.requestContext().isActive() && request.getCurrent() != null;
    }

    /** @return the nanoseconds for which the request may hold connections, all together */
    long left() {
        if (early.get() != null) return early.get();
        Long left = request.getCurrent().get(LEFT);
        return left == null ? nanos : left;
    }

    /** @param held a connection, in nanoseconds; what the request does without one, such as hashing, is not counted */
    void spend(long held) {
        var left = left() - held;
        if (early.get() != null) early.set(left);
        else request.getCurrent().put(LEFT, left);
    }
}
