package dev.coachboard.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectionLimitsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ConnectionLimits limits = new ConnectionLimits(
            with(ServerConfig.class, Map.of("connections", 6, "connectionsPerAddress", 2)),
            new ClientAddresses(
                    with(
                            HttpConfig.class,
                            Map.of("edge", Edge.PROXY, "trustedProxies", Optional.of(List.of("10.0.0.0/8")))),
                    null),
            meters);

    @Test
    void one_address_gets_its_share_and_what_is_closed_is_free_again() {
        assertThat(limits.admit("203.0.113.7")).isTrue();
        assertThat(limits.admit("203.0.113.7")).isTrue();
        assertThat(limits.admit("203.0.113.7")).isFalse();
        assertThat(limits.admit("203.0.113.8")).isTrue();
        limits.release("203.0.113.7");
        assertThat(limits.admit("203.0.113.7")).isTrue();
        assertThat(refused("address")).isEqualTo(1);
        assertThat(meters.get("coachboard.http.connections").gauge().value()).isEqualTo(3);
    }

    @Test
    void a_whole_64_of_ipv6_is_one_address() {
        assertThat(limits.admit("2001:db8:1:2::1")).isTrue();
        assertThat(limits.admit("2001:db8:1:2:ffff::2")).isTrue();
        assertThat(limits.admit("2001:db8:1:2:aaaa::3")).isFalse();
        assertThat(limits.admit("2001:db8:1:3::1")).isTrue();
    }

    @Test
    void a_trusted_proxy_stands_for_many_and_shares_the_total_alone() {
        for (var i = 0; i < 6; i++) assertThat(limits.admit("10.0.0.1")).isTrue();
        assertThat(limits.admit("10.0.0.1")).isFalse();
        assertThat(limits.admit("203.0.113.7")).isFalse();
        assertThat(refused("total")).isEqualTo(2);
    }

    private double refused(String reason) {
        return meters.get("coachboard.http.connections.refused")
                .tag("reason", reason)
                .counter()
                .count();
    }

    private static <T> T with(Class<T> config, Map<String, Object> values) {
        return config.cast(Proxy.newProxyInstance(
                config.getClassLoader(),
                new Class<?>[] {config},
                (self, method, none) -> values.get(method.getName())));
    }
}
