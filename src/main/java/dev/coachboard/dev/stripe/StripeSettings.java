package dev.coachboard.dev.stripe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The settings that lead the app to the simulator, for whoever has set no key of their own. */
public final class StripeSettings {

    static final String SECRET_KEY = "sk_test_simulator";
    static final String WEBHOOK_SECRET = "whsec_simulator";

    static final Path STATE = Path.of(".dev", "stripe.json");

    /** The same for the life of the JVM, so that a live reload finds its server again. */
    private static final String PORT = "coachboard.dev.stripe-port";

    private StripeSettings() {}

    /** @param reset whether a JVM that starts should forget what an earlier one left */
    public static Map<String, String> settings(boolean reset) throws IOException {
        if (reset && Integer.getInteger(PORT) == null) Files.deleteIfExists(STATE);
        return Map.of(
                "coachboard.stripe.secret-key", SECRET_KEY,
                "coachboard.stripe.webhook-secrets", WEBHOOK_SECRET,
                "coachboard.stripe.api-base", "http://localhost:" + port());
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
