package dev.coachboard.platform.launch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Both ports are free: otherwise the app would start all of itself, and then end with a stack trace. */
final class Ports {

    private static final String MANAGEMENT = "QUARKUS_MANAGEMENT_PORT";

    private Ports() {}

    static void requireFree(Settings settings) throws Refused {
        var http = port(settings, "QUARKUS_HTTP_PORT", 8080); // because Quarkus takes this one without the key
        var management = port(settings, MANAGEMENT, 9000); // because Quarkus takes this one without the key
        if (http == management)
            throw new Refused(
                    Refused.MISCONFIGURED, "- " + MANAGEMENT + " is the port of the app itself. Set it to another.");
        requireFree("QUARKUS_HTTP", settings.find("QUARKUS_HTTP_HOST").orElse("0.0.0.0"), http);
        requireFree(
                "QUARKUS_MANAGEMENT", settings.find("QUARKUS_MANAGEMENT_HOST").orElse("127.0.0.1"), management);
    }

    private static int port(Settings settings, String key, int without) {
        return settings.find(key).map(Integer::parseInt).orElse(without);
    }

    private static void requireFree(String keys, String host, int port) throws Refused {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new Refused(
                    Refused.UNAVAILABLE,
                    "- " + keys + "_PORT is taken by another process, or " + keys
                            + "_HOST is no address of this machine. Stop that process, or set another port.");
        }
    }
}
