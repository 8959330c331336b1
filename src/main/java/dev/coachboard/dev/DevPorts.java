package dev.coachboard.dev;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The ports of dev mode. Another process may hold the configured one: then a free one is taken, and that is said at once.
 * The choice is kept in a system property, because a live reload asks again while the app itself holds the port.
 */
final class DevPorts {

    private static final String CHOSEN = "coachboard.dev.port.";
    private static final int LOOKED_AT = 20; // because a number near the usual one is easier to remember
    private static final Map<String, Integer> USUAL =
            Map.of("quarkus.http.port", 8080, "quarkus.management.port", 9000);

    private DevPorts() {}

    /** @param configured finds what the person chose for a key, or null */
    static synchronized Map<String, String> settings(Function<String, String> configured) throws IOException {
        var settings = new HashMap<String, String>();
        for (var key : USUAL.keySet()) {
            var wanted = configured.apply(key);
            var port = chosen(key, wanted == null ? USUAL.get(key) : Integer.parseInt(wanted));
            settings.put(key, Integer.toString(port));
        }
        settings.put("coachboard.public-url", "http://localhost:" + settings.get("quarkus.http.port"));
        return settings;
    }

    private static int chosen(String key, int wanted) throws IOException {
        var before = Integer.getInteger(CHOSEN + key);
        if (before != null) return before;
        var port = wanted == 0 || isFree(wanted) ? wanted : near(wanted);
        if (port != wanted) {
            System.out.println(
                    "Port " + wanted + " is taken by another process: Coachboard takes " + port + " instead.");
            System.setProperty(key, Integer.toString(port)); // because it counts more than what the person chose
        }
        System.setProperty(CHOSEN + key, Integer.toString(port));
        return port;
    }

    private static int near(int wanted) throws IOException {
        for (var port = wanted + 1; port <= Math.min(wanted + LOOKED_AT, 65535); port++) if (isFree(port)) return port;
        try (var any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    /** On the loopback interface, where dev mode listens. */
    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
