package dev.coachboard.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The breaker before the mail server opens for outages, and for nothing that is about one mail. */
@QuarkusTest
@Timeout(60)
class MailBreakerTest {

    private static final MailLimits WATCHFUL = TroubledMail.limits(Duration.ofSeconds(20), 10);

    @Inject
    Vertx vertx;

    @Inject
    Composer composer;

    private TroubledMail trouble;

    @BeforeEach
    void start() throws IOException {
        trouble = new TroubledMail(vertx, composer);
    }

    @AfterEach
    void stop() throws IOException {
        trouble.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-user", "spam", "later"})
    void a_refusal_of_one_mail_does_not_open_the_breaker(String name) throws Exception {
        var gateway = trouble.gateway(WATCHFUL);
        for (var i = 0; i < 12; i++) assertThat(trouble.outcome(gateway, name)).isIn("PermanentFailure", "MailPutOff");
        assertThat(trouble.breaker()).isZero();
        assertThat(trouble.outcome(gateway, "maya")).isEqualTo("sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop", "garbage", "closing"})
    void an_outage_opens_the_breaker_and_it_closes_again(String name) throws Exception {
        opensAndCloses(name, () -> {});
    }

    @Test
    void a_server_that_is_gone_opens_the_breaker_and_it_closes_again() throws Exception {
        trouble.proxy.refuse();
        opensAndCloses("maya", () -> {
            try {
                trouble.proxy.pass();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void opensAndCloses(String name, Runnable end) throws Exception {
        var gateway = trouble.gateway(WATCHFUL);
        for (var i = 0; i < 10; i++) assertThat(trouble.outcome(gateway, name)).isEqualTo("MailServerUnavailable");
        assertThat(trouble.breaker()).isEqualTo(2);
        var connections = trouble.server.greetings();
        assertThat(trouble.outcome(gateway, "maya")).isEqualTo("CircuitBreakerOpenException");
        assertThat(trouble.server.greetings()).isEqualTo(connections);
        end.run();
        TroubledMail.await(() -> trouble.outcome(gateway, "maya").equals("sent"));
        assertThat(trouble.breaker()).isZero();
    }
}
