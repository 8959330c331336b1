package dev.coachboard.dev.meetings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A provider of video meetings on a loopback port. It keeps its meetings until it stops. */
public final class MeetingSimulator {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] CHUNK = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNKS = 1600;

    private final Map<String, SimulatedMeeting> meetings = new ConcurrentHashMap<>();
    private final Queue<HttpExchange> hanging = new ConcurrentLinkedQueue<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile MeetingFault fault = MeetingFault.NONE;
    private HttpServer server;
    private ExecutorService threads;

    /** A meeting, with what the app said of it. */
    public record SimulatedMeeting(String id, String bookingId, JsonNode said, String url) {}

    /** @return the port, which is a free one for 0 */
    public int start(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        threads = Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "meeting-simulator");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        return server.getAddress().getPort();
    }

    public void stop() {
        if (server == null) return;
        fault(MeetingFault.NONE);
        server.stop(0);
        threads.shutdownNow();
    }

    public List<SimulatedMeeting> meetings() {
        return List.copyOf(meetings.values());
    }

    /** Requests that arrived, whatever became of them. */
    public int calls() {
        return calls.get();
    }

    public MeetingFault fault() {
        return fault;
    }

    /** Those that hang are dropped. */
    public void fault(MeetingFault next) {
        fault = next;
        for (var exchange = hanging.poll(); exchange != null; exchange = hanging.poll()) exchange.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        var body = exchange.getRequestBody().readAllBytes();
        switch (fault) {
            case HANG -> hanging.add(exchange);
            case CUT -> exchange.close();
            case FAILING -> answer(exchange, 500, "{}");
            case REFUSING -> answer(exchange, 422, "{\"error\": \"no\"}");
            case GARBAGE -> answer(exchange, 200, "<html>\u0000 It works!");
            case INSECURE_LINK -> answer(exchange, 201, "{\"id\": \"m1\", \"url\": \"http://meet.example.com/1\"}");
            case HUGE -> huge(exchange);
            case TRICKLE -> trickle(exchange);
            case REDIRECT_LOOP -> {
                exchange.getResponseHeaders()
                        .set("Location", exchange.getRequestURI().toString());
                answer(exchange, 307, "");
            }
            case LOST_ANSWERS -> {
                work(exchange, body);
                exchange.close();
            }
            case NONE -> {
                var answer = work(exchange, body);
                answer(exchange, answer.status(), answer.json());
            }
        }
    }

    private record Answer(int status, String json) {}

    private Answer work(HttpExchange exchange, byte[] body) throws IOException {
        if (!("Bearer " + MeetingSettings.KEY)
                .equals(exchange.getRequestHeaders().getFirst("Authorization"))) return new Answer(401, "{}");
        var path = exchange.getRequestURI().getPath();
        var method = exchange.getRequestMethod();
        if (method.equals("POST") && path.equals("/meetings")) return create(JSON.readTree(body));
        var id = path.replaceFirst("^/meetings/", "");
        if (!meetings.containsKey(id)) return new Answer(404, "{}");
        if (method.equals("PUT")) return new Answer(200, json(move(id, JSON.readTree(body))));
        meetings.remove(id);
        return new Answer(200, "{}");
    }

    /** A booking that has a meeting keeps it, as it was. */
    private synchronized Answer create(JsonNode said) throws IOException {
        var bookingId = said.path("bookingId").asText();
        for (var known : meetings.values())
            if (known.bookingId().equals(bookingId)) return new Answer(200, json(known));
        var id = UUID.randomUUID().toString();
        var made = new SimulatedMeeting(id, bookingId, said, "https://meet.example.com/" + id);
        meetings.put(id, made);
        return new Answer(201, json(made));
    }

    private SimulatedMeeting move(String id, JsonNode said) {
        return meetings.computeIfPresent(
                id, (same, known) -> new SimulatedMeeting(id, known.bookingId(), said, known.url()));
    }

    private static String json(SimulatedMeeting meeting) throws IOException {
        return JSON.writeValueAsString(Map.of("id", meeting.id(), "url", meeting.url()));
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) exchange.getResponseBody().write(bytes);
        }
    }

    private static void huge(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            for (var i = 0; i < CHUNKS; i++) exchange.getResponseBody().write(CHUNK);
        }
    }

    private void trickle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            while (fault == MeetingFault.TRICKLE) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                LockSupport.parkNanos(20_000_000);
            }
        }
    }
}
