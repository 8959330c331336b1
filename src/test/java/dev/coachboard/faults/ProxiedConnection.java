package dev.coachboard.faults;

import dev.coachboard.faults.TcpProxy.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** One client of the proxy and its connection to the server, which is opened outside a black hole only. */
final class ProxiedConnection {

    /** Because a mode that ends should end at once, and a wait of a test is much longer. */
    private static final long GRAIN = 5_000_000;

    private final TcpProxy proxy;
    private final Socket client;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final CommitWatch commits = new CommitWatch();
    private volatile Socket server;
    private volatile boolean swallowed;
    private volatile boolean cut;

    ProxiedConnection(TcpProxy proxy, Socket client) {
        this.proxy = proxy;
        this.client = client;
    }

    void start() {
        TcpProxy.daemon(() -> {
            try {
                swallowed = isBlackHole();
                if (!swallowed) connect();
                forwardRequests();
            } catch (IOException e) {
                reset();
            }
        });
    }

    private void connect() throws IOException {
        server = proxy.connectToTarget();
        server.setTcpNoDelay(true);
        client.setTcpNoDelay(true);
        if (!open.get()) server.close();
        TcpProxy.daemon(() -> {
            try {
                forwardAnswers();
            } catch (IOException e) {
                reset();
            }
        });
    }

    private void forwardRequests() throws IOException {
        var buffer = new byte[8192];
        for (var read = read(client, buffer); read >= 0; read = read(client, buffer)) {
            if (swallows()) continue;
            if (commits.sees(buffer, read, proxy.cutStatement())) cut = proxy.takeCut();
            server.getOutputStream().write(buffer, 0, read);
        }
        if (server == null || swallowed) reset();
        else server.shutdownOutput();
    }

    private void forwardAnswers() throws IOException {
        var buffer = new byte[8192];
        for (var read = read(server, buffer); read >= 0; read = read(server, buffer)) {
            if (cut) {
                reset();
                return;
            }
            if (!swallows()) answer(client.getOutputStream(), buffer, read);
        }
        if (!swallows()) close(false);
    }

    private static int read(Socket from, byte[] buffer) throws IOException {
        return from.getInputStream().read(buffer);
    }

    private boolean isBlackHole() {
        return proxy.mode().kind() == Kind.BLACK_HOLE;
    }

    /** Once a byte was lost, no later one may be forwarded. */
    private boolean swallows() {
        if (isBlackHole()) swallowed = true;
        return swallowed;
    }

    private void answer(OutputStream to, byte[] bytes, int length) throws IOException {
        var sent = 0;
        while (sent < length) {
            var mode = proxy.mode();
            if (mode.kind() == Kind.DELAY || mode.kind() == Kind.TRICKLE) pause(mode);
            if (swallows()) return;
            var part = mode.kind() == Kind.TRICKLE ? Math.min(mode.bytes(), length - sent) : length - sent;
            to.write(bytes, sent, part);
            to.flush();
            sent += part;
        }
    }

    private void pause(TcpProxy.Mode mode) {
        var end = System.nanoTime() + mode.every().toNanos();
        while (System.nanoTime() < end && proxy.mode() == mode && open.get()) LockSupport.parkNanos(GRAIN);
    }

    void modeChanged() {
        if (swallowed && !isBlackHole()) reset();
    }

    /** @return whether it was open */
    boolean reset() {
        return close(true);
    }

    private boolean close(boolean reset) {
        if (!open.getAndSet(false)) return false;
        proxy.closed(this);
        close(client, reset);
        if (server != null) close(server, reset);
        return true;
    }

    private static void close(Socket socket, boolean reset) {
        try (socket) {
            if (reset) socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed all the same.
        }
    }
}
