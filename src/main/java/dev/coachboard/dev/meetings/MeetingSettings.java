package dev.coachboard.dev.meetings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** The settings that lead the app to the simulator, when no provider is set. */
public final class MeetingSettings {

    static final String KEY = "mk_simulator";

    /** The same for the life of the JVM, so that a live reload finds its server again. */
    private static final String PORT = "coachboard.dev.meetings-port";

    private MeetingSettings() {}

    public static Map<String, String> settings() {
        return Map.of("coachboard.meetings.url", "http://localhost:" + port(), "coachboard.meetings.key", KEY);
    }

    static synchronized int port() {
        var known = Integer.getInteger(PORT);
        if (known != null) return known;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            System.setProperty(PORT, Integer.toString(socket.getLocalPort()));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
