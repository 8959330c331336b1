package dev.coachboard.dev.stripe;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands in for the app: takes what is delivered, and answers as it is told to. */
final class WebhookReceiver implements AutoCloseable {

    record Received(String body, String signature) {}

    final List<Received> received = new CopyOnWriteArrayList<>();
    volatile int answers = 200;
    private HttpServer server;

    /** Listens from the first time that somebody asks. */
    synchronized URI address() {
        if (server == null) server = start();
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    private HttpServer start() {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/", exchange -> {
                var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                received.add(new Received(body, exchange.getRequestHeaders().getFirst("Stripe-Signature")));
                exchange.sendResponseHeaders(answers, -1);
                exchange.close();
            });
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (server != null) server.stop(0);
    }
}
