package dev.coachboard.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A request that cannot be routed is a problem like every other. */
@QuarkusTest
@Timeout(60)
class RefusedHeadsTest {

    private static final String HOST = "Host: localhost\r\n";

    @TestHTTPResource
    URL address;

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("no Host", "GET / HTTP/1.1\r\n\r\n", 400, "bad-request"),
                Arguments.of("two Hosts", "GET / HTTP/1.1\r\n" + HOST + HOST + "\r\n", 400, "bad-request"),
                Arguments.of(
                        "a path that cannot be decoded", "GET /%zz HTTP/1.1\r\n" + HOST + "\r\n", 400, "bad-request"),
                Arguments.of("a character no address has", "GET /a|b HTTP/1.1\r\n" + HOST + "\r\n", 400, "bad-request"),
                Arguments.of("no slash", "GET plans HTTP/1.1\r\n" + HOST + "\r\n", 400, "bad-request"),
                Arguments.of("an asterisk", "OPTIONS * HTTP/1.1\r\n" + HOST + "\r\n", 400, "bad-request"),
                Arguments.of(
                        "a proxy's method", "CONNECT a.example:443 HTTP/1.1\r\n" + HOST + "\r\n", 400, "bad-request"),
                Arguments.of("no HTTP", "hello\r\n\r\n", 400, "bad-request"),
                Arguments.of("HTTP/2 without TLS", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400, "bad-request"),
                Arguments.of(
                        "a long address",
                        "GET /" + "a".repeat(5_000) + " HTTP/1.1\r\n" + HOST + "\r\n",
                        414,
                        "address-too-long"),
                Arguments.of(
                        "large headers",
                        "GET / HTTP/1.1\r\n" + HOST + "A: " + "a".repeat(20_000) + "\r\n\r\n",
                        431,
                        "headers-too-large"),
                Arguments.of(
                        "ten thousand headers",
                        "GET / HTTP/1.1\r\n" + HOST + "A: a\r\n".repeat(10_000) + "\r\n",
                        431,
                        "headers-too-large"),
                host("a space", "a b"),
                host("a user", "ada@localhost"),
                host("a path", "localhost/plans"),
                host("no port", "localhost:http"),
                host("an impossible port", "localhost:99999"),
                host("half an address", "[::1"),
                coding("another coding", "gzip"),
                coding("two codings", "gzip, chunked"),
                coding("chunks twice", "chunked, chunked"),
                coding("almost chunks", "xchunked"),
                Arguments.of("HTTP/1.2", "GET / HTTP/1.2\r\n" + HOST + "\r\n", 400, "bad-request"),
                Arguments.of("HTTP/9.9", "GET / HTTP/9.9\r\n" + HOST + "\r\n", 400, "bad-request"),
                Arguments.of(
                        "a long line in the body",
                        "POST /api/v1/tokens HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n1;"
                                + "a".repeat(20_000),
                        400,
                        "bad-request"),
                Arguments.of(
                        "a chunk of no length",
                        "POST /api/v1/tokens HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
                        400,
                        "bad-request"));
    }

    private static Arguments host(String what, String host) {
        var request = "GET /api/v1/version HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
        return Arguments.of("Host with " + what, request, 400, "bad-request");
    }

    /** A proxy that frames by it would find a request in this body. */
    private static Arguments coding(String what, String coding) {
        var request = "POST /api/v1/tokens HTTP/1.1\r\n" + HOST + "Transfer-Encoding: " + coding
                + "\r\n\r\nGET /smuggled HTTP/1.1\r\n" + HOST + "\r\n";
        return Arguments.of(what, request, 400, "bad-request");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void what_the_server_itself_refuses_is_a_problem(String what, String request, int status, String code)
            throws Exception {
        try (var connection = new RawConnection(address.getPort())) {
            var answer = connection.send(request).readToEnd();
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Content-Security-Policy"))
                    .isEqualTo("default-src 'none'; frame-ancestors 'none'");
            assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(answer.body())
                    .contains("\"code\":\"" + code + "\"", "\"requestId\":\"" + answer.header("Request-Id") + "\"");
        }
    }

    @Test
    void a_whole_address_is_as_good_as_a_path() throws Exception {
        try (var connection = new RawConnection(address.getPort())) {
            connection.send("GET http://localhost/api/v1/version HTTP/1.1\r\n" + HOST + "\r\n");
            assertThat(connection.readHead().status()).isEqualTo(200);
        }
    }

    @Test
    void the_offer_of_http_2_in_clear_text_is_not_taken() throws Exception {
        try (var connection = new RawConnection(address.getPort())) {
            connection.send("GET /api/v1/version HTTP/1.1\r\n" + HOST
                    + "Connection: Upgrade, HTTP2-Settings\r\n"
                    + "Upgrade: h2c\r\n"
                    + "HTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n");
            assertThat(connection.readHead().status()).isEqualTo(200);
        }
    }

    /** The answer to the second would be taken for the first one's. */
    @Test
    void a_bad_request_behind_one_that_runs_is_not_answered_out_of_turn() throws Exception {
        try (var connection = new RawConnection(address.getPort())) {
            connection.send("POST /api/v1/tokens HTTP/1.1\r\n" + HOST
                    + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}GET /%zz HTTP/1.1\r\n" + HOST
                    + "\r\n");
            assertThat(connection.readToEnd().status()).isNotEqualTo(400);
        }
    }
}
