package dev.coachboard.platform.database.failure;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** Remembers for a request whether one of its transactions was committed, so that no answer denies it. */
@ApplicationScoped
public class SavedWork {

    private static final String KEY = SavedWork.class.getName();

    private final CurrentVertxRequest request;

    SavedWork(CurrentVertxRequest request) {
        this.request = request;
    }

    public void committed() {
        if (isRequest()) request.getCurrent().put(KEY, true);
    }

    public boolean exists() {
        return isRequest() && request.getCurrent().get(KEY) != null;
    }

    private boolean isRequest() {
        return Arc.container().requestContext().isActive() && request.getCurrent() != null;
    }
}
