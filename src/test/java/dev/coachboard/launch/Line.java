package dev.coachboard.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The way to a server outside. It takes time, and it can go dead: then it takes connections and answers nothing. */
final class Line implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    private final Set<Socket> callers = ConcurrentHashMap.newKeySet();
    private final int target;
    private final Duration delay;
    private volatile boolean dead;

    /** @param delay of each piece of an answer */
    Line(int target, Duration delay) throws IOException {
        this.target = target;
        this.delay = delay;
        inBackground(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many connections the callers hold. */
    int held() {
        return callers.size();
    }

    void hang() {
        dead = true;
    }

    /** What hung breaks off; who comes again gets through. */
    void release() {
        dead = false;
        callers.forEach(Line::close);
    }

    private void accept() throws IOException {
        while (!server.isClosed()) {
            var caller = server.accept();
            callers.add(caller);
            var callee = new Socket(InetAddress.getLoopbackAddress(), target);
            caller.setTcpNoDelay(true);
            callee.setTcpNoDelay(true);
            inBackground(() -> forward(caller, callee, Duration.ZERO));
            inBackground(() -> forward(callee, caller, delay));
        }
    }

    /** Reads on while the line is dead, to notice when the caller gives up. */
    private void forward(Socket from, Socket to, Duration pause) throws IOException, InterruptedException {
        try (from;
                to) {
            var buffer = new byte[64 * 1024];
            for (var read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                if (dead) continue;
                Thread.sleep(pause.toMillis());
                to.getOutputStream().write(buffer, 0, read);
            }
        } finally {
            callers.remove(from);
            callers.remove(to);
        }
    }

    private interface Work {
        void act() throws IOException, InterruptedException;
    }

    private static void inBackground(Work work) {
        var thread = new Thread(() -> {
            try {
                work.act();
            } catch (SocketException hungUp) {
                // By one of the two ends.
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        callers.forEach(Line::close);
    }
}
