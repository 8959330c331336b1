package dev.coachboard.launch;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads over one connection as long as the server keeps it, and never tries again by itself, unlike the JDK's client. */
final class KeepAliveClient implements AutoCloseable {

    private static final int LONGEST_SILENCE_MS = 10_000;

    private URI server;
    private Socket socket;
    private InputStream answers;

    /** @param saysWhen whether it says when to come back */
    record Answer(int status, boolean saysWhen) {}

    static byte[] get(URI address, String path, String token) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nAuthorization: Bearer " + token
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** @param headers of its own, each with its line end */
    static byte[] post(URI address, String path, String headers, String body) {
        var length = body.getBytes(StandardCharsets.UTF_8).length;
        return ("POST " + path + " HTTP/1.1\r\nHost: " + address.getAuthority()
                        + "\r\nContent-Type: application/json\r\n" + headers + "Content-Length: " + length + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    Answer send(URI address, byte[] request) throws IOException {
        if (!address.equals(server)) close();
        if (socket == null) connect(address);
        socket.getOutputStream().write(request);
        return readAnswer();
    }

    private void connect(URI address) throws IOException {
        server = address;
        socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(LONGEST_SILENCE_MS);
        socket.setTcpNoDelay(true);
        answers = new BufferedInputStream(socket.getInputStream());
    }

    private Answer readAnswer() throws IOException {
        var status = Integer.parseInt(line().split(" ")[1]);
        var length = 0;
        var stays = true;
        var saysWhen = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:"))
                length = Integer.parseInt(header.substring(15).strip());
            if (lower.startsWith("retry-after:")) saysWhen = true;
            if (lower.startsWith("connection:") && lower.contains("close")) stays = false;
        }
        answers.skipNBytes(length);
        if (!stays) close();
        return new Answer(status, saysWhen);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var next = answers.read(); next != '\n'; next = answers.read()) {
            if (next < 0) throw new EOFException("The server closed the connection in place of an answer");
            if (next != '\r') line.append((char) next);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) socket.close();
        socket = null;
        server = null;
    }
}
