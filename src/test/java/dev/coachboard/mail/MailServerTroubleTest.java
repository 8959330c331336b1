package dev.coachboard.mail;

import static dev.coachboard.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.coachboard.LogLines;
import dev.coachboard.TestDatabase;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.identity.Cast;
import dev.coachboard.jobs.Pump;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The mail server hangs, refuses, talks nonsense or goes away. */
@QuarkusTest
@Timeout(60)
class MailServerTroubleTest {

    private static final MailLimits PATIENT = TroubledMail.limits(Duration.ofSeconds(20), 100);
    private static final MailLimits HASTY = TroubledMail.limits(Duration.ofMillis(500), 100);

    @Inject
    Cast cast;

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

    @Inject
    MovableClock clock;

    private final String key = UUID.randomUUID().toString();
    private TroubledMail trouble;

    @BeforeEach
    void start() throws IOException {
        trouble = new TroubledMail(vertx, composer);
    }

    @AfterEach
    void stop() throws IOException {
        trouble.close();
        clock.reset();
    }

    @Test
    void a_server_that_hangs_ends_the_attempt_at_the_deadline() {
        assertThatThrownBy(() -> trouble.gateway(HASTY).send(composer.compose(mail("hang")), () -> {}))
                .isInstanceOf(TimeoutException.class);
    }

    @Test
    void a_server_that_hangs_holds_no_request() {
        send("hang");
        var worker = CompletableFuture.runAsync(() -> work(trouble.gateway(HASTY)));
        cast.open().maya().call().get("/api/v1/dashboard").then().statusCode(200);
        worker.orTimeout(30, TimeUnit.SECONDS).join();
        assertThat(failures()).isOne();
        assertThat(dead()).isZero();
    }

    @Test
    void a_dozen_that_hung_do_not_keep_the_next_one_out() throws Exception {
        var gateway = trouble.gateway(HASTY);
        assertThat(atOnce(12, i -> trouble.outcome(gateway, "hang"))).containsOnly("TimeoutException");
        // The pool of ten is full for as long as an idle connection lives, and no longer.
        TroubledMail.await(() -> trouble.outcome(gateway, "maya").equals("sent"));
    }

    @Test
    void a_server_that_takes_longer_than_the_deadline_gets_one_copy() throws Exception {
        var gateway = trouble.gateway(HASTY);
        send("slow");
        work(gateway);
        clock.advance(Duration.ofMinutes(1));
        work(gateway);
        assertThat(failures()).isEqualTo(2);
        TroubledMail.await(() -> TestDatabase.count("select count(*) from mail_deliveries where key = ?", key) == 1);
        clock.advance(Duration.ofMinutes(1));
        work(gateway);
        assertThat(failures()).isNull();
        assertThat(dead()).isZero();
        assertThat(trouble.server.copies("slow@example.com")).isOne();
    }

    @Test
    void a_mail_that_was_taken_and_could_not_be_noted_is_noted_later_and_sent_once() throws Exception {
        var gateway = trouble.gateway(PATIENT);
        var message = composer.compose(mail("maya"));
        assertThatThrownBy(() -> gateway.send(message, () -> {
                    throw new IllegalStateException("The database is away");
                }))
                .hasMessage("The database is away");
        gateway.send(message, () -> {});
        assertThat(trouble.server.copies("maya@example.com")).isOne();
    }

    @Test
    void a_trickle_is_waited_for_as_long_as_something_comes() throws Exception {
        trouble.proxy.trickle(1, Duration.ofMillis(10));
        assertThat(trouble.outcome(trouble.gateway(PATIENT), "maya")).isEqualTo("sent");
        assertThat(trouble.server.copies()).isOne();
    }

    @Test
    void a_black_hole_gives_the_mail_back_to_the_queue() throws Exception {
        trouble.proxy.blackHole();
        send("maya");
        work(trouble.gateway(HASTY));
        assertThat(failures()).isOne();
        assertThat(dead()).isZero();
    }

    @Test
    void after_a_black_hole_the_mail_waits_until_the_lost_attempt_is_over_and_arrives_once() throws Exception {
        trouble.proxy.blackHole();
        var gateway = trouble.gateway(HASTY);
        var message = composer.compose(mail("maya"));
        assertThatThrownBy(() -> gateway.send(message, () -> {})).isInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> gateway.send(message, () -> {})).isInstanceOf(MailPutOff.class);
        trouble.proxy.pass();
        var noted = new AtomicBoolean();
        TroubledMail.await(() -> {
            if (noted.get()) return true;
            try {
                gateway.send(message, () -> noted.set(true));
            } catch (MailPutOff | TimeoutException notYet) {
                // The job would come back later.
            }
            return noted.get();
        });
        assertThat(trouble.server.copies("maya@example.com")).isOne();
    }

    @Test
    void an_address_that_does_not_exist_is_given_up_at_once_with_the_servers_words() {
        send("no-such-user");
        work(trouble.gateway(PATIENT));
        assertThat(TestDatabase.column("select error from dead_jobs where key = ? and attempts = 1", key))
                .containsExactly("PermanentFailure: SMTP 550 5.1.1 No such user");
        assertThat(failures()).isNull();
    }

    @Test
    void a_mail_that_is_refused_as_a_whole_is_given_up_too() {
        send("spam");
        work(trouble.gateway(PATIENT));
        assertThat(dead()).isOne();
    }

    @Test
    void a_server_that_wants_it_later_gets_it_later() {
        send("later");
        work(trouble.gateway(PATIENT));
        assertThat(failures()).isOne();
        clock.advance(Duration.ofMinutes(1));
        work(trouble.gateway(PATIENT));
        assertThat(failures()).isEqualTo(2);
        assertThat(dead()).isZero();
    }

    @Test
    void a_mail_that_fails_is_one_line_in_the_log_and_names_nobody() {
        send("named-in-the-answer");
        try (var log = LogLines.collect()) {
            work(trouble.gateway(PATIENT));
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("fail") || line.contains("STACK") || line.contains("@"))
                    .containsExactly("WARN [dev.coachboard.jobs.FailedJobs] Job mail failed on attempt 1 of 16:"
                            + " PermanentFailure: SMTP 550 5.1.1 <***>: not here");
        }
    }

    @Test
    void an_operator_reads_why_a_test_failed() {
        var operator = cast.operator(cast.open());
        var address = operator.callOnce()
                .body(Map.of("to", "no-such-user@example.com"))
                .post(DeliveryTestResource.PATH)
                .header("Location");
        work(trouble.gateway(PATIENT));
        operator.call()
                .get(address)
                .then()
                .statusCode(200)
                .body("state", is("FAILED"))
                .body("reason", containsString("550"));
    }

    private void work(MailGateway gateway) {
        pump.run(new MailJob(seal, composer, gateway, deliveries, trouble.meters));
    }

    private void send(String name) {
        sender.send(mail(name));
    }

    private Mail mail(String name) {
        return TroubledMail.mail(key, name);
    }

    private Integer failures() {
        var rows = TestDatabase.column("select consecutive_failures from jobs where task_instance = ?", key);
        return rows.isEmpty() ? null : (Integer) rows.get(0);
    }

    private long dead() {
        return TestDatabase.count("select count(*) from dead_jobs where key = ?", key);
    }
}
