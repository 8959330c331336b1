package dev.coachboard.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that send or read slowly hold a connection, and nothing that another request needs. */
@QuarkusTest
@Timeout(120)
class SlowPeersTest {

    /** More than there are worker threads. */
    private static final int MANY = 60;

    @TestHTTPResource
    URL address;

    @Inject
    ConnectionLimits limits;

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/webhooks/stripe", "/api/v1/tokens", "/api/v1/sign-ups", "/nowhere"})
    void sixty_slow_bodies_leave_the_workers_to_others(String path) throws Exception {
        var slow = new ArrayList<RawConnection>();
        try {
            for (var i = 0; i < MANY; i++)
                slow.add(connect().send(head(path, "Content-Length: 100")).send("{"));
            answersMeanwhile();
            for (var connection : slow) {
                var answer = connection.readToEnd();
                assertThat(answer.status()).isEqualTo(408);
                assertThat(answer.body()).contains("\"code\":\"request-timeout\"", "\"requestId\"");
                assertThat(answer.header("Connection")).isEqualTo("close");
            }
        } finally {
            for (var connection : slow) connection.close();
        }
    }

    @Test
    void sixty_slow_chunked_bodies_do_not_either() throws Exception {
        var slow = new ArrayList<RawConnection>();
        try {
            for (var i = 0; i < MANY; i++)
                slow.add(connect()
                        .send(head("/api/v1/tokens", "Transfer-Encoding: chunked"))
                        .send("1\r\n{\r\n"));
            answersMeanwhile();
            for (var connection : slow)
                assertThat(connection.readToEnd().status()).isEqualTo(408);
        } finally {
            for (var connection : slow) connection.close();
        }
    }

    @Test
    void a_slow_body_leaves_one_line_in_the_log_and_no_stack_trace() throws Exception {
        var lines = LogLines.during(() -> {
            try (var slow = connect()) {
                slow.send(head("/api/v1/tokens", "Content-Length: 100"))
                        .send("{")
                        .readToEnd();
            }
        });
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.INFO);
            assertThat(line.getThrown()).isNull();
        });
    }

    @Test
    void a_peer_that_leaves_in_the_middle_of_a_body_leaves_nothing() throws Exception {
        var lines = LogLines.during(() -> {
            for (var i = 0; i < MANY; i++) {
                try (var leaving = connect()) {
                    leaving.send(head("/api/v1/tokens", "Content-Length: 100")).send("{");
                }
            }
            answersMeanwhile();
        });
        assertThat(lines).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 300000", "Content-Length: 99999999999999999999"})
    void a_body_that_announces_to_be_too_long_is_a_413(String length) throws Exception {
        try (var connection = connect()) {
            var answer =
                    connection.send(head("/api/v1/tokens", length)).send("{").readToEnd();
            assertThat(answer.status()).isIn(413, 400);
            assertThat(answer.body()).contains("\"code\"");
        }
    }

    /** Else a stranger could send for ever what nothing reads. */
    @Test
    void a_refusal_before_the_body_ends_the_connection() throws Exception {
        try (var connection = connect()) {
            connection.send(head("/api/v1/tokens", "Origin: https://evil.example", "Content-Length: 100"));
            var answer = connection.send("{").readToEnd();
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.header("Connection")).isEqualTo("close");
        }
    }

    @Test
    void a_chunked_body_that_becomes_too_long_is_a_413_too() throws Exception {
        try (var connection = connect()) {
            connection.send(head("/api/v1/tokens", "Transfer-Encoding: chunked"));
            for (var i = 0; i < 27; i++) connection.send("2710\r\n" + " ".repeat(10_000) + "\r\n");
            var answer = connection.readToEnd();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body()).contains("\"code\":\"body-too-large\"");
        }
    }

    @Test
    void a_whole_body_in_many_pieces_is_read() throws Exception {
        try (var connection = connect()) {
            connection.send(head("/api/v1/tokens", "Transfer-Encoding: chunked"));
            for (var piece : "{\"email\":\"nobody@example.com\",\"password\":\"wrong\"}".split(""))
                connection.send("1\r\n" + piece + "\r\n");
            assertThat(connection.send("0\r\n\r\n").readHead().status()).isEqualTo(401);
        }
    }

    @Test
    void a_peer_that_asks_before_it_sends_is_told_to_continue() throws Exception {
        try (var connection = connect()) {
            connection.send(head("/api/v1/tokens", "Content-Length: 2", "Expect: 100-continue"));
            assertThat(connection.readHead().status()).isEqualTo(100);
            assertThat(connection.send("{}").readHead().status()).isEqualTo(422);
        }
    }

    @Test
    void a_slow_head_is_a_408_and_a_silent_connection_is_closed() throws Exception {
        try (var slow = connect();
                var silent = connect();
                var second = connect()) {
            second.send("GET /api/v1/version HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(second.readHead().status()).isEqualTo(200);
            second.send("GET /api/v1/ver");
            var answer = slow.send("GET /api/v1/version HTTP/1.1\r\nHost: loc").readToEnd();
            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(silent.readToEnd().text()).isEmpty();
            assertThat(second.readToEnd().text()).contains("HTTP/1.1 408");
        }
    }

    @Test
    void a_peer_that_reads_no_answers_loses_its_connection() throws Exception {
        try (var reader = new RawConnection("127.0.0.8", address.getPort())) {
            var request = "GET /assets/app.js HTTP/1.1\r\nHost: localhost\r\n\r\n";
            for (var i = 0; i < 3_000; i++) reader.send(request);
            Within.seconds(30, "its connection is closed", () -> limits.open("127.0.0.8") == 0);
        }
        answersMeanwhile();
    }

    @Test
    void one_address_has_only_so_many_connections_and_leaves_the_others_theirs() throws Exception {
        var held = new ArrayList<RawConnection>();
        try {
            for (var i = 0; i < 300; i++) held.add(new RawConnection("127.0.0.9", address.getPort()));
            Within.seconds(10, "all are counted", () -> limits.open("127.0.0.9") == 300);
            try (var oneMore = new RawConnection("127.0.0.9", address.getPort())) {
                assertThat(endOf(oneMore)).isEmpty();
            }
            answersMeanwhile();
        } finally {
            for (var connection : held) connection.close();
        }
        Within.seconds(10, "none is counted any more", () -> limits.open("127.0.0.9") == 0);
    }

    private static String endOf(RawConnection refused) {
        try {
            return refused.readToEnd().text();
        } catch (IOException reset) {
            return "";
        }
    }

    private void answersMeanwhile() throws IOException {
        for (var i = 0; i < 5; i++) {
            try (var other = connect()) {
                other.send("GET /api/v1/version HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertThat(other.readHead().status()).isEqualTo(200);
            }
        }
        given().contentType("application/json")
                .body("{}")
                .post("/api/v1/tokens")
                .then()
                .statusCode(422);
    }

    private RawConnection connect() throws IOException {
        return new RawConnection(address.getPort());
    }

    private static String head(String path, String... headers) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + String.join("\r\n", headers) + "\r\n\r\n";
    }
}
