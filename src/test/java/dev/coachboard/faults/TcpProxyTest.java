package dev.coachboard.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TcpProxyTest {

    private static final byte[] START_UP = {0, 0, 0, 9, 0, 3, 0, 0, 0};
    private static final String PARSE = "P\0\0\0\21S_1\0COMMIT\0\0\0";
    private static final String BIND = "B\0\0\0\17\0S_1\0\0\0\0\0\0\0";

    private ServerSocket echo;
    private TcpProxy proxy;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        TcpProxy.daemon(this::serve);
        proxy = TcpProxy.to(echo.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
    }

    private void serve() {
        while (!echo.isClosed()) {
            try {
                var peer = echo.accept();
                TcpProxy.daemon(() -> echo(peer));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void echo(Socket peer) {
        try (peer) {
            peer.getInputStream().transferTo(peer.getOutputStream());
        } catch (IOException e) {
            // The proxy reset it.
        }
    }

    @Test
    void bytes_pass_in_both_directions() throws IOException {
        try (var maya = connect()) {
            assertThat(ask(maya, "hello")).isEqualTo("hello");
            assertThat(proxy.connections()).isOne();
        }
    }

    @Test
    void a_refusing_proxy_is_back_on_the_same_port() throws IOException {
        var maya = connect();
        ask(maya, "hello");
        proxy.refuse();
        assertThatThrownBy(() -> ask(maya, "hello")).isInstanceOf(SocketException.class);
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        proxy.pass();
        try (var again = connect()) {
            assertThat(ask(again, "hello")).isEqualTo("hello");
        }
    }

    @Test
    void a_reset_ends_what_is_connected_and_nothing_else() throws IOException {
        try (var maya = connect();
                var ben = connect()) {
            ask(maya, "hello");
            ask(ben, "hello");
            assertThat(proxy.reset()).isEqualTo(2);
            assertThatThrownBy(() -> ask(maya, "hello")).isInstanceOf(SocketException.class);
        }
        try (var again = connect()) {
            assertThat(ask(again, "hello")).isEqualTo("hello");
        }
    }

    @Test
    void a_black_hole_swallows_and_resets_afterwards_what_lost_bytes() throws IOException {
        try (var quiet = connect();
                var maya = connect()) {
            ask(quiet, "hello");
            ask(maya, "hello");
            proxy.blackHole();
            maya.setSoTimeout(100);
            assertThatThrownBy(() -> ask(maya, "lost")).isInstanceOf(SocketTimeoutException.class);
            var late = connect();
            late.setSoTimeout(100);
            assertThatThrownBy(() -> ask(late, "lost")).isInstanceOf(SocketTimeoutException.class);
            proxy.pass();
            assertThatThrownBy(() -> ask(maya, "hello")).isInstanceOf(SocketException.class);
            assertThatThrownBy(() -> ask(late, "hello")).isInstanceOf(SocketException.class);
            assertThat(ask(quiet, "hello")).isEqualTo("hello");
        }
    }

    @Test
    void a_trickle_comes_in_pieces_and_a_delay_late() throws IOException {
        try (var maya = connect()) {
            proxy.trickle(1, Duration.ofMillis(30));
            maya.getOutputStream().write("slow".getBytes(StandardCharsets.US_ASCII));
            assertThat(maya.getInputStream().read(new byte[10])).isOne();
            assertThat(maya.getInputStream().readNBytes(3)).isEqualTo("low".getBytes(StandardCharsets.US_ASCII));
            proxy.delay(Duration.ofSeconds(60));
            maya.setSoTimeout(100);
            assertThatThrownBy(() -> ask(maya, "hello")).isInstanceOf(SocketTimeoutException.class);
            maya.setSoTimeout(0);
            proxy.pass();
            assertThat(new String(maya.getInputStream().readNBytes(5), StandardCharsets.US_ASCII))
                    .isEqualTo("hello");
        }
    }

    @Test
    void the_answer_to_a_prepared_commit_is_cut() throws IOException {
        try (var maya = connect()) {
            ask(maya, new String(START_UP, StandardCharsets.ISO_8859_1));
            proxy.cutAfterCommit(1);
            ask(maya, PARSE);
            assertThatThrownBy(() -> ask(maya, BIND)).isInstanceOf(IOException.class);
            assertThat(proxy.cuts()).isOne();
        }
    }

    @Test
    void the_commit_of_another_transaction_is_not_cut() throws IOException {
        try (var maya = connect()) {
            ask(maya, new String(START_UP, StandardCharsets.ISO_8859_1));
            proxy.cutAfterCommit(1, "bookings");
            ask(maya, query("select 1"));
            ask(maya, query("commit"));
            ask(maya, query("insert into bookings"));
            ask(maya, query("rollback"));
            ask(maya, query("commit"));
            ask(maya, query("insert into bookings"));
            assertThatThrownBy(() -> ask(maya, query("commit"))).isInstanceOf(IOException.class);
            assertThat(proxy.cuts()).isOne();
        }
    }

    private static String query(String sql) {
        return "Q\0\0\0" + (char) (sql.length() + 5) + sql + "\0";
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    }

    private static String ask(Socket peer, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        peer.getOutputStream().write(bytes);
        var answer = peer.getInputStream().readNBytes(bytes.length);
        if (answer.length < bytes.length) throw new SocketException("The connection ended");
        return new String(answer, StandardCharsets.ISO_8859_1);
    }
}
