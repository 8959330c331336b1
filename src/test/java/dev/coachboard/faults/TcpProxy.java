package dev.coachboard.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP proxy on loopback that fails on demand. A new mode applies to the connections that exist, too. */
public final class TcpProxy implements AutoCloseable {

    /** Faults act on the answers, from the server to the client, except where a mode says otherwise. */
    enum Kind {
        PASS,
        BLACK_HOLE,
        TRICKLE,
        DELAY,
        CUT_AFTER_COMMIT
    }

    record Mode(Kind kind, int bytes, Duration every) {
        static final Mode PASS = new Mode(Kind.PASS, 0, Duration.ZERO);
    }

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final int target;
    /** Bound for as long as the proxy lives, so that no other process takes the port while it refuses. */
    private final Socket placeholder;

    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger cutsLeft = new AtomicInteger();
    private volatile Mode mode = Mode.PASS;
    private volatile String cutStatement = "";
    private ServerSocket listener;
    private Thread acceptor;

    private TcpProxy(int target, Socket placeholder) {
        this.target = target;
        this.placeholder = placeholder;
    }

    /** @param target a port on loopback */
    public static TcpProxy to(int target) throws IOException {
        var placeholder = new Socket();
        placeholder.setReuseAddress(true);
        placeholder.bind(new InetSocketAddress(LOOPBACK, 0));
        var proxy = new TcpProxy(target, placeholder);
        proxy.listen();
        return proxy;
    }

    public int port() {
        return placeholder.getLocalPort();
    }

    /** Ends every other mode. Connections that lost bytes in a black hole are reset, the others go on. */
    public void pass() throws IOException {
        change(Mode.PASS);
    }

    /** Nothing listens, and what was connected is reset. */
    public synchronized void refuse() throws IOException {
        if (listener != null) stopListening();
        reset();
    }

    /** The system refuses nothing while a thread is still inside its call to accept. */
    private void stopListening() throws IOException {
        listener.close();
        listener = null;
        try {
            acceptor.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Connections are accepted, and every byte in either direction is swallowed. */
    public void blackHole() throws IOException {
        change(new Mode(Kind.BLACK_HOLE, 0, Duration.ZERO));
    }

    public void trickle(int bytes, Duration every) throws IOException {
        change(new Mode(Kind.TRICKLE, bytes, every));
    }

    /** Each piece of an answer comes this much later. */
    public void delay(Duration by) throws IOException {
        change(new Mode(Kind.DELAY, 0, by));
    }

    /** PostgreSQL commits the next so many transactions, and the client's connection is reset instead of its answer. */
    public void cutAfterCommit(int times) throws IOException {
        cutAfterCommit(times, "");
    }

    /** The same, of transactions that ran this statement, given in part. */
    public void cutAfterCommit(int times, String statement) throws IOException {
        cutStatement = statement;
        cutsLeft.set(times);
        change(new Mode(Kind.CUT_AFTER_COMMIT, 0, Duration.ZERO));
    }

    /** Ends every connection with RST. @return their number */
    public int reset() {
        var ended = 0;
        // A copy, because a client may come back meanwhile, and its new connection is none of these.
        for (var connection : List.copyOf(connections)) if (connection.reset()) ended++;
        return ended;
    }

    /** Open now. */
    public int connections() {
        return connections.size();
    }

    /** Ever accepted. */
    public int accepted() {
        return accepted.get();
    }

    /** Commits whose answer was cut. */
    public int cuts() {
        return cuts.get();
    }

    private synchronized void change(Mode next) throws IOException {
        mode = next;
        for (var connection : connections) connection.modeChanged();
        if (listener == null) listen();
    }

    private synchronized void listen() throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(LOOPBACK, port()), 1000);
        listener = socket;
        acceptor = daemon(() -> accept(socket));
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                var connection = new ProxiedConnection(this, socket.accept());
                accepted.incrementAndGet();
                connections.add(connection);
                connection.start();
                if (socket.isClosed()) connection.reset(); // because it came while the proxy began to refuse
            } catch (IOException e) {
                // The listener was closed, or a client was gone before it was accepted.
            }
        }
    }

    Socket connectToTarget() throws IOException {
        return new Socket(LOOPBACK, target);
    }

    Mode mode() {
        return mode;
    }

    String cutStatement() {
        return cutStatement;
    }

    void closed(ProxiedConnection connection) {
        connections.remove(connection);
    }

    /** @return whether this commit's answer is one of those to cut */
    boolean takeCut() {
        if (mode.kind() != Kind.CUT_AFTER_COMMIT) return false;
        if (cutsLeft.getAndUpdate(left -> Math.max(0, left - 1)) == 0) return false;
        cuts.incrementAndGet();
        return true;
    }

    static Thread daemon(Runnable work) {
        var thread = new Thread(work, "tcp-proxy");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public synchronized void close() throws IOException {
        refuse();
        placeholder.close();
    }
}
