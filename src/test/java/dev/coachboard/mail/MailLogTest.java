package dev.coachboard.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.LogLines;
import dev.coachboard.jobs.Pump;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the mail server does, no line of ours or of a library says to whom, about whom or with which link. */
@QuarkusTest
@Timeout(120)
class MailLogTest {

    private static final String LINK = "/reset-password#token=kanarie7f3a-link";

    @Inject
    Sender sender;

    @Inject
    MailSeal seal;

    @Inject
    Composer composer;

    @Inject
    Deliveries deliveries;

    @Inject
    Vertx vertx;

    @Inject
    Pump pump;

    @Test
    void a_failing_mail_server_makes_no_line_that_names_anyone() throws Exception {
        var troubles =
                List.of("hang", "no-such-user", "later", "spam", "drop", "garbage", "closing", "named-in-the-answer");
        try (var trouble = new TroubledMail(vertx, composer);
                var log = LogLines.collect()) {
            var gateway = trouble.gateway(TroubledMail.limits(Duration.ofMillis(500), 100));
            for (var name : troubles) {
                sender.send(mail(name));
                pump.run(new MailJob(seal, composer, gateway, deliveries, trouble.meters));
            }
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("Job mail failed"))
                    .hasSize(troubles.size());
            assertThat(String.join("\n", log.lines())).doesNotContain("kanarie7f3a", "@example.com");
        }
    }

    private static Mail mail(String name) {
        return new Mail(
                UUID.randomUUID().toString(),
                "password-reset",
                name + "@example.com",
                Map.of("name", "kanarie7f3a Maya", "path", LINK));
    }
}
