package dev.coachboard.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Stands before a server on loopback and passes everything on, until it is told to misbehave. */
public final class BrokenServer implements AutoCloseable {

    /** What a client of a mail server or of an HTTP API may meet. */
    public enum Mode {
        PASS,
        HANG,
        TRICKLE,
        RESET,
        ERROR,
        GARBAGE,
        ENDLESS,
        /** An answer that never comes to its body; a greeting of ever more lines. */
        HEADERS,
        REDIRECT_LOOP
    }

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final ServerSocket server = new ServerSocket(0, 200, LOOPBACK);
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicLong flooded = new AtomicLong();
    private final int target;
    private final boolean http;
    private volatile Mode mode = Mode.PASS;

    private BrokenServer(int target, boolean http) throws IOException {
        this.target = target;
        this.http = http;
        background(this::accept);
    }

    public static BrokenServer http(int target) throws IOException {
        return new BrokenServer(target, true);
    }

    public static BrokenServer smtp(int target) throws IOException {
        return new BrokenServer(target, false);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Connections of the mode before are dropped. */
    public void mode(Mode next) throws IOException {
        mode = next;
        for (var socket : sockets) socket.close();
        calls.set(0);
    }

    /** Requests, or for mail connections, since the mode began; not counted while everything passes. */
    public int calls() {
        return calls.get();
    }

    /** Connections that are over, whoever ended them. */
    public int ended() {
        return ended.get();
    }

    /** Bytes of answers without an end that a client took. */
    public long flooded() {
        return flooded.get();
    }

    private void accept() throws IOException {
        while (!server.isClosed()) {
            var caller = server.accept();
            sockets.add(caller);
            background(() -> serve(caller, mode));
        }
    }

    private void serve(Socket caller, Mode mode) throws IOException {
        try (caller) {
            if (mode == Mode.PASS) pass(caller);
            else if (http) while (readHead(caller)) misbehave(caller, mode);
            else misbehave(caller, mode);
        } finally {
            sockets.remove(caller);
            ended.incrementAndGet();
        }
    }

    private void pass(Socket caller) throws IOException {
        try (var callee = new Socket(LOOPBACK, target)) {
            sockets.add(callee);
            background(() -> copy(callee, caller));
            copy(caller, callee);
        }
    }

    private static void copy(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    /** Up to the empty line; a body that follows is left where it is, since the connection ends with the answer. */
    private boolean readHead(Socket caller) throws IOException {
        var end = 0;
        for (var read = caller.getInputStream().read();
                read >= 0;
                read = caller.getInputStream().read()) {
            end = (end << 8) | read;
            if (end == 0x0D0A0D0A) {
                calls.incrementAndGet();
                return true;
            }
        }
        return false;
    }

    private void misbehave(Socket caller, Mode mode) throws IOException {
        if (!http) calls.incrementAndGet();
        var out = caller.getOutputStream();
        switch (mode) {
            case HANG -> hang(caller);
            case TRICKLE -> trickle(caller, out);
            case RESET -> caller.setSoLinger(true, 0);
            case ERROR -> write(out, http ? answer("500 Oops", "{\"error\":{\"type\":\"api_error\"}}") : "554 no\r\n");
            case GARBAGE -> write(out, http ? answer("200 OK", "\u0000\u0001{[<html>") : "\u0000\u0007*?\r\n");
            case ENDLESS -> flood(out, "x".repeat(65_536));
            case HEADERS -> flood(out, (http ? "X-More: " : "220-") + "x".repeat(500) + "\r\n");
            default ->
                write(
                        out,
                        http
                                ? "HTTP/1.1 302 Found\r\nLocation: http://localhost:" + port()
                                        + "/v1/again\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                : "421 go elsewhere\r\n");
        }
        caller.close();
    }

    private void hang(Socket caller) throws IOException {
        while (caller.getInputStream().read() >= 0) {
            // Everything is taken, and nothing answered.
        }
    }

    /** A byte now and then of an answer that never ends. */
    private void trickle(Socket caller, OutputStream out) throws IOException {
        write(
                out,
                http ? "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{" : "220");
        while (!caller.isClosed()) {
            LockSupport.parkNanos(300_000_000);
            write(out, http ? " " : "-");
        }
    }

    /** A hundred megabytes, no faster than a good line carries them: this machine should not be busy with sending. */
    private void flood(OutputStream out, String piece) throws IOException {
        write(out, beginning(piece));
        var block = piece.repeat(65_536 / piece.length()).getBytes(StandardCharsets.UTF_8);
        for (var i = 0; i < 1_600; i++) {
            out.write(block);
            flooded.addAndGet(block.length);
            LockSupport.parkNanos(2_000_000);
        }
    }

    private String beginning(String piece) {
        if (piece.startsWith("X-")) return "HTTP/1.1 200 OK\r\n";
        if (piece.startsWith("220-")) return "";
        return http
                ? "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 104857600\r\n\r\n{\"a\":\""
                : "220 ";
    }

    private static String answer(String status, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private interface Work {
        void act() throws IOException;
    }

    private static void background(Work work) {
        var thread = new Thread(() -> {
            try {
                work.act();
            } catch (IOException hungUp) {
                // By one of the two ends.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : sockets) socket.close();
    }
}
