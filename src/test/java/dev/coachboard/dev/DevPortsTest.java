package dev.coachboard.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DevPortsTest {

    private static final List<String> KEYS = List.of("quarkus.http.port", "quarkus.management.port");

    private final Map<String, String> before = new HashMap<>();

    @BeforeEach
    void remember() {
        for (var key : KEYS) before.put(key, System.getProperty(key));
    }

    /** A running app of other tests may have set them. */
    @AfterEach
    void restore() {
        before.forEach((key, value) -> {
            if (value == null) System.clearProperty(key);
            else System.setProperty(key, value);
            System.clearProperty("coachboard.dev.port." + key);
        });
    }

    @Test
    void a_taken_port_is_replaced_and_links_name_the_one_in_use() throws Exception {
        try (var http = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                var management = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var wanted = Map.of(
                    KEYS.get(0), Integer.toString(http.getLocalPort()),
                    KEYS.get(1), Integer.toString(management.getLocalPort()));
            var settings = DevPorts.settings(wanted::get);
            for (var key : KEYS) assertThat(settings.get(key)).isNotEqualTo(wanted.get(key));
            assertThat(settings)
                    .containsEntry("coachboard.public-url", "http://localhost:" + settings.get(KEYS.get(0)));
            assertThat(System.getProperty(KEYS.get(0))).isEqualTo(settings.get(KEYS.get(0)));
            assertThat(DevPorts.settings(wanted::get)).as("after a live reload").isEqualTo(settings);
        }
    }

    @Test
    void a_free_port_stays_as_it_is_also_while_the_app_holds_it() throws Exception {
        int port;
        try (var probe = new ServerSocket(0)) {
            port = probe.getLocalPort();
        }
        var wanted = Map.of(KEYS.get(0), Integer.toString(port));
        assertThat(DevPorts.settings(wanted::get)).containsEntry(KEYS.get(0), Integer.toString(port));
        try (var app = new ServerSocket(port)) {
            assertThat(DevPorts.settings(wanted::get)).containsEntry(KEYS.get(0), Integer.toString(app.getLocalPort()));
        }
    }
}
