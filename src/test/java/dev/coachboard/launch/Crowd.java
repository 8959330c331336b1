package dev.coachboard.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Connections that are opened and held. */
final class Crowd implements AutoCloseable {

    private final List<Socket> sockets = new ArrayList<>();
    private final int port;

    Crowd(int port) {
        this.port = port;
    }

    /** @param from an address of this machine, such as 127.0.0.2 */
    void connect(String from, int times) throws IOException {
        for (var i = 0; i < times; i++) {
            var socket = new Socket();
            sockets.add(socket);
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", port));
        }
    }

    /** Each sends this and no more. */
    void connectAndSend(int times, byte[] beginning) throws IOException {
        for (var i = 0; i < times; i++) {
            var socket = new Socket("127.0.0.1", port);
            sockets.add(socket);
            socket.getOutputStream().write(beginning);
        }
    }

    @Override
    public void close() throws IOException {
        for (var socket : sockets) socket.close();
    }
}
