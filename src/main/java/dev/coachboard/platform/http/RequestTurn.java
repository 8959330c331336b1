package dev.coachboard.platform.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** One request's way through its queue: it waits, runs, and gives its place to the next one exactly once. */
class RequestTurn {

    private static final String KEY = RequestTurn.class.getName();

    /** Because a request whose peer went away reaches its worker thread within this time, or never. */
    private static final long TO_THE_WORKER_MILLIS = 2_000;

    private final RoutingContext request;
    private final RequestQueue queue;
    private final Context context = Vertx.currentContext();
    private final AtomicBoolean left = new AtomicBoolean();
    private volatile boolean running;
    private volatile boolean atWork;
    private long timer = -1;

    RequestTurn(RoutingContext request, RequestQueue queue) {
        this.request = request;
        this.queue = queue;
    }

    static RequestTurn of(RoutingContext request) {
        return request.get(KEY);
    }

    void enter(Duration longest, Runnable refuse) {
        request.put(KEY, this);
        switch (queue.enter(this)) {
            case RUNNING -> run();
            case WAITING -> {
                request.addEndHandler(ended -> queue.giveUp(this));
                timer = request.vertx().setTimer(longest.toMillis(), late -> {
                    if (queue.giveUp(this)) refuse.run();
                });
            }
            case REFUSED -> refuse.run();
        }
    }

    /** A worker thread has the request, which may outlast its connection. */
    void begin() {
        atWork = true;
    }

    void finish() {
        atWork = false;
        if (request.response().ended() || request.response().closed()) leave();
    }

    private void run() {
        running = true;
        request.addEndHandler(sent -> {
            if (sent.succeeded()) leave();
            else if (!atWork) request.vertx().setTimer(TO_THE_WORKER_MILLIS, waited -> leaveUnlessAtWork());
        });
        request.next();
    }

    private void leaveUnlessAtWork() {
        if (!atWork) leave();
    }

    private void leave() {
        if (!running || !left.compareAndSet(false, true)) return;
        var next = queue.leave();
        if (next != null) next.context.runOnContext(ignored -> next.start());
    }

    private void start() {
        request.vertx().cancelTimer(timer);
        if (request.response().closed()) {
            running = true;
            leave();
        } else {
            run();
        }
    }
}
