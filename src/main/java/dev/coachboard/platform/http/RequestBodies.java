package dev.coachboard.platform.http;

import dev.coachboard.platform.problem.ProblemRoutes;
import dev.coachboard.platform.problem.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Reads a request's body on the event loop, whole and with a deadline, before a worker thread is taken. The framework then
 * finds it there. Vert.x' own BodyHandler has no deadline, takes forms apart, and has no common limit for slow bodies.
 */
@ApplicationScoped
class RequestBodies {

    private static final Logger LOG = Logger.getLogger(RequestBodies.class);

    private static final String READ = RequestBodies.class.getName();

    private final long most;
    private final ServerConfig config;
    private final ProblemRoutes problems;
    private final MeterRegistry meters;
    private final BodyMemory memory = new BodyMemory();

    RequestBodies(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most,
            ServerConfig config,
            ProblemRoutes problems,
            MeterRegistry meters) {
        this.most = most.asLongValue();
        this.config = config;
        this.problems = problems;
        this.meters = meters;
    }

    void register(@Observes Router router) {
        router.route().order(RouteOrder.BODY).handler(this::read);
    }

    private void read(RoutingContext context) {
        var request = context.request();
        var length = request.getHeader("Content-Length");
        var refusal = RequestBodyRules.ofHead(request, length, most);
        if (refusal != null) {
            refuse(context, refusal);
        } else if (RequestBodyRules.announcesBody(request)) {
            if (expectsContinue(request)) request.response().writeContinue();
            new Reader(context).start();
        } else {
            goOn(context, Buffer.buffer());
        }
    }

    private static void goOn(RoutingContext context, Buffer body) {
        ((RoutingContextInternal) context).setBody(body);
        context.next();
    }

    /** An answer that is sent before the body was read ends the connection, which would else carry the rest of it. */
    static boolean isUnread(RoutingContext context) {
        return context.get(READ) == null && RequestBodyRules.announcesBody(context.request());
    }

    private static boolean expectsContinue(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_1_1
                && "100-continue".equalsIgnoreCase(request.getHeader("Expect"));
    }

    private void refuse(RoutingContext context, Refusal refusal) {
        meters.counter("coachboard.http.refused", "reason", refusal.code()).increment();
        problems.answer(context, refusal);
    }

    /** One body on its way. All of it runs on the connection's event loop. */
    private final class Reader {

        private final RoutingContext context;
        private final Buffer body = Buffer.buffer();
        private long timer;
        private boolean over;

        Reader(RoutingContext context) {
            this.context = context;
        }

        void start() {
            timer = context.vertx().setTimer(config.bodyDeadline().toMillis(), late -> late());
            context.request()
                    .exceptionHandler(gone -> end())
                    .handler(this::take)
                    .endHandler(complete -> complete())
                    .resume();
        }

        private void take(Buffer piece) {
            if (over) return;
            if (body.length() + piece.length() > most) {
                end();
                refuse(context, RequestBodyRules.tooLarge());
            } else if (!memory.take(body.length(), piece.length())) {
                end();
                refuse(context, Overload.refusal());
            } else {
                body.appendBuffer(piece);
            }
        }

        private void complete() {
            if (over) return;
            end();
            context.put(READ, true);
            if (Utf8.isPlain(body.getBytes())) goOn(context, body);
            else problems.answer(context, RequestBodyRules.notUtf8());
        }

        private void late() {
            if (over) return;
            end();
            LOG.infof(
                    "%s %s: the body was not complete after %s",
                    context.request().method(), context.normalizedPath(), config.bodyDeadline());
            refuse(context, HeadRefusals.late());
        }

        private void end() {
            if (over) return;
            over = true;
            context.vertx().cancelTimer(timer);
            memory.release(body.length());
        }
    }
}
