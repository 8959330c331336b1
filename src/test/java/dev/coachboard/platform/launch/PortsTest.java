package dev.coachboard.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void free_ports_are_taken_and_busy_ones_are_named() throws Exception {
        int free;
        try (var other = new ServerSocket(0);
                var busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            free = other.getLocalPort();
            assertThat(complaint(busy.getLocalPort(), 1, 69))
                    .startsWith("- QUARKUS_HTTP_PORT is taken by another process");
        }
        try (var busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(complaint(free, busy.getLocalPort(), 69))
                    .startsWith("- QUARKUS_MANAGEMENT_PORT is taken by another process");
        }
    }

    @Test
    void one_port_is_not_two() {
        assertThat(complaint(8080, 8080, 78)).startsWith("- QUARKUS_MANAGEMENT_PORT is the port of the app itself");
    }

    @Test
    void a_host_that_is_none_of_this_machines_is_named() {
        var settings = Settings.of(Map.of("QUARKUS_HTTP_HOST", "hunter2.invalid"));
        var refused = catchThrowableOfType(Refused.class, () -> Ports.requireFree(settings));
        assertThat(refused.reasons())
                .singleElement()
                .asString()
                .contains("QUARKUS_HTTP_HOST is no address of this machine")
                .doesNotContain("hunter2");
    }

    private static String complaint(int http, int management, int exitCode) {
        var settings = Settings.of(Map.of("QUARKUS_HTTP_PORT", "" + http, "QUARKUS_MANAGEMENT_PORT", "" + management));
        var refused = catchThrowableOfType(Refused.class, () -> Ports.requireFree(settings));
        assertThat(refused.exitCode()).isEqualTo(exitCode);
        assertThat(refused.reasons()).hasSize(1);
        return refused.reasons().get(0);
    }
}
