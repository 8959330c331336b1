package dev.coachboard.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.faults.BrokenServer;
import dev.coachboard.faults.BrokenServer.Mode;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mail server whose reply has no end would fill the memory, or keep its connection for ever. */
@Timeout(60)
class BoundedRepliesTest {

    private final Vertx vertx = Vertx.vertx();
    private BrokenServer server;
    private ScriptedSmtp honest;

    @BeforeEach
    void start() throws IOException {
        honest = ScriptedSmtp.start();
        server = BrokenServer.smtp(honest.port());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        honest.stop();
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"ENDLESS", "HEADERS"})
    void a_reply_that_is_too_long_ends_the_connection(Mode mode) throws Exception {
        server.mode(mode);
        send(Duration.ofSeconds(20));
        TroubledMail.await(() -> server.ended() == 1);
        // Of a hundred; what two sockets hold is sent before the end is seen.
        assertThat(server.flooded()).isLessThan(20_000_000);
    }

    @Test
    void a_reply_that_takes_too_long_ends_the_connection_although_bytes_come() throws Exception {
        server.mode(Mode.TRICKLE);
        send(Duration.ofSeconds(1));
        TroubledMail.await(() -> server.ended() == 1);
    }

    @Test
    void an_honest_server_gets_its_mail() throws Exception {
        send(Duration.ofSeconds(20)).get(20, TimeUnit.SECONDS);
        assertThat(honest.copies("maya@example.com")).isOne();
    }

    private CompletableFuture<Object> send(Duration slowest) throws MailPutOff {
        var transport = new MailTransport(vertx, new TestMailConfig(server.port(), Duration.ofSeconds(20), slowest));
        var mail = new MailMessage("ada@example.com", "maya@example.com", "Hello", "See you on Monday")
                .setHeaders(MultiMap.caseInsensitiveMultiMap().add("Message-ID", "<1@example.com>"));
        return transport.send(mail, () -> {});
    }
}
