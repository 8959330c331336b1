package dev.coachboard.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientAddressesTest {

    @Test
    void ipv4_counts_whole_and_ipv6_by_its_64() {
        assertThat(ClientAddresses.counted("203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(ClientAddresses.counted("2001:db8:1:2:aaaa::1"))
                .isEqualTo(ClientAddresses.counted("2001:db8:1:2:bbbb::2"));
        assertThat(ClientAddresses.counted("2001:db8:1:2::1")).isNotEqualTo(ClientAddresses.counted("2001:db8:1:3::1"));
    }

    @Test
    void without_a_proxy_of_ours_the_peer_counts_whatever_headers_say() {
        var addresses = new ClientAddresses(edge(Edge.CLOUDFLARE), null);
        assertThat(addresses.client("198.51.100.7", "1.2.3.4", "5.6.7.8")).isEqualTo("198.51.100.7");
    }

    @Test
    void behind_a_proxy_of_ours_the_rightmost_foreign_hop_counts() {
        var addresses = new ClientAddresses(edge(Edge.PROXY, "10.0.0.0/8"), null);
        assertThat(addresses.client("10.0.0.1", null, "6.6.6.6, 203.0.113.9, 10.0.0.2"))
                .isEqualTo("203.0.113.9");
        assertThat(addresses.client("10.0.0.1", null, "6.6.6.6, nonsense")).isEqualTo("10.0.0.1");
        assertThat(addresses.client("10.0.0.1", null, "")).isEqualTo("10.0.0.1");
    }

    @Test
    void cloudflares_header_counts_where_cloudflare_is_the_edge() {
        var behindCloudflare = new ClientAddresses(edge(Edge.CLOUDFLARE, "10.0.0.0/8"), null);
        assertThat(behindCloudflare.client("10.0.0.1", "203.0.113.8", "6.6.6.6"))
                .isEqualTo("203.0.113.8");
        assertThat(behindCloudflare.client("198.51.100.7", "203.0.113.8", "")).isEqualTo("198.51.100.7");
        var behindAnother = new ClientAddresses(edge(Edge.PROXY, "10.0.0.0/8"), null);
        assertThat(behindAnother.client("10.0.0.1", "203.0.113.8", "6.6.6.6")).isEqualTo("6.6.6.6");
    }

    @Test
    void without_an_edge_no_header_counts() {
        var addresses = new ClientAddresses(edge(Edge.NONE, "10.0.0.0/8"), null);
        assertThat(addresses.client("10.0.0.1", "203.0.113.8", "6.6.6.6")).isEqualTo("10.0.0.1");
    }

    private static HttpConfig edge(Edge edge, String... networks) {
        return new HttpConfig() {
            @Override
            public String publicUrl() {
                return "http://localhost";
            }

            @Override
            public Edge edge() {
                return edge;
            }

            @Override
            public Optional<List<String>> corsOrigins() {
                return Optional.empty();
            }

            @Override
            public Optional<List<String>> trustedProxies() {
                return Optional.of(List.of(networks));
            }
        };
    }
}
