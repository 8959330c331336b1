package dev.coachboard.mail;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.coachboard.AtOnce;
import dev.coachboard.TestDatabase;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.identity.Cast;
import dev.coachboard.jobs.Pump;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The mail server hangs, refuses or goes away. */
@QuarkusTest
@TestProfile(MailServerTroubleTest.Scripted.class)
class MailServerTroubleTest {

    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final int VOLUME = 100;
    private static final Runnable NOTED_BY_NOBODY = () -> {};

    @Inject
    Cast cast;

    @Inject
    Sender sender;

    @Inject
    MailGateway gateway;

    @Inject
    Composer composer;

    @Inject
    MailConfig config;

    @Inject
    Pump pump;

    @Inject
    MovableClock clock;

    private String key;

    /** With less patience, and a breaker that stays shut while one test hangs on purpose. */
    public static class Scripted implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "coachboard.mail.port",
                    Integer.toString(ScriptedSmtp.start()),
                    "dev.coachboard.mail.MailGateway/send/Timeout/value",
                    "1",
                    "coachboard.mail.silence",
                    "3S",
                    "dev.coachboard.mail.MailGateway/send/CircuitBreaker/requestVolumeThreshold",
                    Integer.toString(VOLUME));
        }
    }

    @BeforeEach
    void newKey() {
        key = UUID.randomUUID().toString();
    }

    @AfterEach
    void present() {
        clock.reset();
    }

    @Test
    void a_server_that_hangs_ends_the_attempt_at_the_deadline() {
        var started = System.nanoTime();
        assertThatThrownBy(() -> gateway.send(composer.compose(mail("hang")), NOTED_BY_NOBODY))
                .isInstanceOf(TimeoutException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isBetween(DEADLINE, DEADLINE.multipliedBy(4));
    }

    @Test
    void a_server_that_hangs_holds_no_request() {
        send("hang");
        var worker = CompletableFuture.runAsync(pump::run);
        var maya = cast.open().maya();
        maya.call().get("/api/v1/dashboard").then().statusCode(200);
        given().contentType("application/json")
                .body(Map.of("email", maya.email()))
                .post("/api/v1/password-resets")
                .then()
                .statusCode(202);
        worker.join();
        assertThat(failures()).isOne();
        assertThat(dead()).isZero();
    }

    @Test
    void a_dozen_that_hung_do_not_keep_the_next_one_out() throws Exception {
        for (var round = 0; round < 3; round++) AtOnce.atOnce(4, i -> outcome("hang"));
        // The pool of ten is full for as long as an idle connection lives, and no longer.
        await(() -> outcome("maya").equals("sent"));
    }

    @Test
    void mails_that_find_no_room_do_not_open_the_breaker() throws Exception {
        assertThat(AtOnce.atOnce(VOLUME, i -> outcome("hang"))).contains("BulkheadException");
        await(() -> outcome("maya").equals("sent"));
    }

    @Test
    void a_server_that_takes_longer_than_the_deadline_gets_one_copy() throws Exception {
        send("slow");
        pump.run();
        assertThat(failures()).isOne();
        await(() -> TestDatabase.count("select count(*) from mail_deliveries where key = ?", key) == 1);
        clock.advance(Duration.ofMinutes(1));
        pump.run();
        assertThat(failures()).isNull();
        assertThat(dead()).isZero();
        assertThat(ScriptedSmtp.copies(config.port(), "SLOW@EXAMPLE.COM")).isOne();
    }

    private String outcome(String name) throws Exception {
        try {
            gateway.send(composer.compose(mail(name)), NOTED_BY_NOBODY);
            return "sent";
        } catch (Exception e) {
            return e.getClass().getSimpleName();
        }
    }

    private static void await(Callable<Boolean> event) throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!event.call()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void an_address_that_does_not_exist_is_given_up_at_once_with_the_servers_words() {
        send("no-such-user");
        pump.run();
        assertThat(TestDatabase.column("select error from dead_jobs where key = ? and attempts = 1", key))
                .containsExactly("PermanentFailure: SMTP 550 5.1.1 No such user");
        assertThat(failures()).isNull();
    }

    @Test
    void a_mail_that_is_refused_as_a_whole_is_given_up_too() {
        send("spam");
        pump.run();
        assertThat(dead()).isOne();
    }

    @Test
    void a_server_that_wants_it_later_gets_it_later() {
        send("later");
        pump.run();
        assertThat(failures()).isOne();
        clock.advance(Duration.ofMinutes(1));
        pump.run();
        assertThat(failures()).isEqualTo(2);
        assertThat(dead()).isZero();
    }

    @Test
    void a_connection_that_breaks_is_tried_again() {
        send("drop");
        pump.run();
        assertThat(failures()).isOne();
        assertThat(dead()).isZero();
    }

    @Test
    void an_operator_reads_why_a_test_failed() {
        var operator = cast.operator(cast.open());
        var address = operator.callOnce()
                .body(Map.of("to", "no-such-user@example.com"))
                .post(DeliveryTestResource.PATH)
                .header("Location");
        pump.run();
        operator.call()
                .get(address)
                .then()
                .statusCode(200)
                .body("state", is("FAILED"))
                .body("reason", containsString("550"));
    }

    private void send(String name) {
        sender.send(mail(name));
    }

    private Mail mail(String name) {
        return new Mail(key, "known-address", name + "@example.com", Map.of("name", "Maya"));
    }

    private Integer failures() {
        var rows = TestDatabase.column("select consecutive_failures from jobs where task_instance = ?", key);
        return rows.isEmpty() ? null : (Integer) rows.get(0);
    }

    private long dead() {
        return TestDatabase.count("select count(*) from dead_jobs where key = ?", key);
    }
}
