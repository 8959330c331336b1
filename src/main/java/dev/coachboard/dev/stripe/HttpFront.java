package dev.coachboard.dev.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The API on a loopback port, on threads of its own: keys, faults, and answers as JSON. */
final class HttpFront {

    private static final Logger LOG = Logger.getLogger(HttpFront.class);

    private final SimulatedStripe stripe;
    private final IdempotencyKeys keys;
    private final Switches switches;
    private final CallFaults faults;
    private final Queue<HttpExchange> hanging = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private ExecutorService threads;

    HttpFront(SimulatedStripe stripe, IdempotencyKeys keys, Switches switches, CallFaults faults) {
        this.stripe = stripe;
        this.keys = keys;
        this.switches = switches;
        this.faults = faults;
    }

    /** @return the port, which is a free one for 0 */
    int start(int port) throws IOException {
        // because small answers would otherwise wait 40 ms for an acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        threads = Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "stripe-simulator");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        return server.getAddress().getPort();
    }

    void stop() {
        if (server == null) return;
        release();
        server.stop(0);
        threads.shutdownNow();
    }

    /** Drops the connections that were left hanging. */
    void release() {
        for (var exchange = hanging.poll(); exchange != null; exchange = hanging.poll()) exchange.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (switches.isOn(Fault.HANG)) {
            hanging.add(exchange);
            return;
        }
        release();
        var fault = faults.arrive(new CallFaults.SeenCall(
                exchange.getRequestMethod(), exchange.getRequestURI().getPath(), key(exchange)));
        var answer = answer(exchange, fault);
        if (fault != null && fault.hangs()) hanging.add(exchange);
        else if (fault != null && fault.isSilent() || switches.isOn(Fault.LOST_ANSWERS)) exchange.close();
        else send(exchange, answer);
    }

    private Answer answer(HttpExchange exchange, CallFault fault) throws IOException {
        var requestId = StripeIds.next("req");
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            refuseByFault();
            authenticate(exchange);
            var form = Form.of(exchange.getRequestURI().getRawQuery(), body);
            return answer(exchange, form, requestId, fault);
        } catch (Refusal refusal) {
            return new Answer(refusal.status, Json.write(refusal.body), requestId, false);
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "The Stripe simulator failed at %s",
                    exchange.getRequestURI().getPath());
            var broken = Refusal.broken("The simulator has a fault of its own");
            return new Answer(broken.status, Json.write(broken.body), requestId, false);
        }
    }

    private void refuseByFault() {
        if (switches.isOn(Fault.FAILING)) throw Refusal.broken("An unknown error occurred");
        if (switches.isOn(Fault.RATE_LIMITED)) throw Refusal.tooMany();
    }

    private Answer answer(HttpExchange exchange, Form form, String requestId, CallFault fault) {
        var path = exchange.getRequestURI().getPath();
        var key = key(exchange);
        Supplier<Answer> work = () -> {
            delay();
            return stripe.answer(exchange.getRequestMethod(), path, form, new Cause(requestId, key));
        };
        if (key == null || fault != null && !fault.kept()) return answer(work, requestId, fault);
        return keys.once(key, path + form.fingerprint(), () -> answer(work, requestId, fault));
    }

    private static Answer answer(Supplier<Answer> work, String requestId, CallFault fault) {
        var done = fault == null || fault.works() ? work.get() : null;
        return fault == null || fault.isSilent() && done != null
                ? done
                : new Answer(fault.status(), fault.body(), requestId, false);
    }

    private static String key(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("POST")
                ? exchange.getRequestHeaders().getFirst("Idempotency-Key")
                : null;
    }

    private void delay() {
        try {
            Thread.sleep(switches.delayMs());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void authenticate(HttpExchange exchange) {
        var header = exchange.getRequestHeaders().getFirst("Authorization");
        if (header == null || !StripeSettings.SECRET_KEY.equals(key(header))) throw Refusal.unauthorized();
    }

    private static String key(String header) {
        if (header.startsWith("Bearer ")) return header.substring("Bearer ".length());
        if (!header.startsWith("Basic ")) return null;
        try {
            var login = Base64.getDecoder().decode(header.substring("Basic ".length()));
            return new String(login, StandardCharsets.UTF_8).split(":", 2)[0];
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Request-Id", answer.replayed() ? StripeIds.next("req") : answer.requestId());
        if (answer.replayed()) {
            headers.set("Idempotent-Replayed", "true");
            headers.set("Original-Request", answer.requestId());
        }
        var version = exchange.getRequestHeaders().getFirst("Stripe-Version");
        headers.set("Stripe-Version", version == null ? EventLog.API_VERSION : version);
        var body = answer.json().getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
