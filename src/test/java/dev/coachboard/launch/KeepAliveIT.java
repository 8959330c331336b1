package dev.coachboard.launch;

import static dev.coachboard.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients keep their connections while the instance is stopped, and go to another one when an answer asks them to. */
@Tag("slow")
class KeepAliveIT {

    private static final int CLIENTS = 20;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void no_request_on_a_kept_connection_is_cut_by_a_stop(@TempDir Path folder) throws Exception {
        try (var app = PackagedApp.withDatabase()) {
            app.run(folder, app.environment(), "migrate");
            var limits = Map.of(
                    "QUARKUS_SHUTDOWN_DELAY", "2S", "COACHBOARD_RATE_LIMIT__PUBLIC_ADDRESS__CAPACITY", "1000000");
            try (var instance = app.start(folder, limits)) {
                var answered = new AtomicInteger();
                var sentAway = atOnce(CLIENTS, number -> {
                    var client = new Client(instance.address().getPort(), answered);
                    for (var i = 0; i < 50 && !client.sentAway; i++) client.ask();
                    if (number == 0) instance.process().destroy();
                    return client.askUntilItIsSentAway();
                });
                System.out.println("Keep-alive: " + answered + " answered");
                assertThat(sentAway).containsOnly(true);
                assertThat(instance.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    /** Asks one request after the other on one connection. */
    private static final class Client {

        private final int port;
        private final AtomicInteger answered;
        private Socket socket;
        private BufferedReader reader;
        private boolean sentAway;

        Client(int port, AtomicInteger answered) {
            this.port = port;
            this.answered = answered;
        }

        /** @return whether an answer asked it to leave; false when a request was cut before */
        boolean askUntilItIsSentAway() {
            try {
                while (!sentAway) ask();
                return true;
            } catch (IOException cut) {
                return false;
            }
        }

        void ask() throws IOException {
            if (socket == null) {
                socket = new Socket("localhost", port);
                socket.setSoTimeout(10_000);
                reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            }
            socket.getOutputStream()
                    .write("GET /api/v1/version HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            var length = 0;
            var close = false;
            for (var line = line(); !line.isEmpty(); line = line()) {
                if (line.toLowerCase().startsWith("content-length:"))
                    length = Integer.parseInt(line.substring(15).trim());
                if (line.equalsIgnoreCase("connection: close")) close = true;
            }
            for (var i = 0; i < length; i++) if (reader.read() < 0) throw new EOFException();
            answered.incrementAndGet();
            sentAway = close;
        }

        private String line() throws IOException {
            var line = reader.readLine();
            if (line == null) throw new EOFException();
            return line;
        }
    }
}
