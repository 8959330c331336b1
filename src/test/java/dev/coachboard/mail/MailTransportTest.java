package dev.coachboard.mail;

import static dev.coachboard.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The transport as workers use it: from threads that Vert.x does not know, on connections that are new. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class MailTransportTest {

    private static final int ROUNDS = 15;
    private static final int WORKERS = 10;

    private final Vertx vertx = Vertx.vertx();
    private final ScriptedSmtp server = ScriptedSmtp.start();

    @AfterEach
    void close() {
        vertx.close();
        server.stop();
    }

    @Test
    void no_mail_from_a_plain_thread_waits_for_a_greeting_that_came() throws Exception {
        var failures = new ArrayList<String>();
        for (var round = 0; round < ROUNDS; round++) {
            var transport = new MailTransport(vertx, config());
            failures.addAll(atOnce(WORKERS, number -> outcome(transport, "maya" + number)));
        }
        failures.removeIf("sent"::equals);
        assertThat(failures).isEmpty();
        // A worker that comes late may find a connection that another has done with.
        assertThat(server.greetings()).isGreaterThan(ROUNDS * WORKERS / 2);
        assertThat(server.copies()).isEqualTo(ROUNDS * WORKERS);
    }

    private static String outcome(MailTransport transport, String name) {
        var message = new MailMessage("no-reply@coachboard.example", name + "@example.com", "Hello", "Hello");
        try {
            transport.send(message.addHeader("Message-ID", name), () -> {}).get(20, TimeUnit.SECONDS);
            return "sent";
        } catch (Exception e) {
            return e.toString();
        }
    }

    private MailConfig config() {
        return new TestMailConfig(server.port(), Duration.ofSeconds(5));
    }
}
