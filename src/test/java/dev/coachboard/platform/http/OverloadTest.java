package dev.coachboard.platform.http;

import static dev.coachboard.AtOnce.atOnce;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@Timeout(120)
class OverloadTest {

    /** The most that run, and the most that wait. */
    private static final int RUNNING = 24;

    private static final int WAITING = 120;

    @Inject
    MeterRegistry meters;

    @Inject
    BlockedWorkers workers;

    @Inject
    ConnectionLimits limits;

    @TestHTTPResource
    URL address;

    @TestHTTPResource(value = "/health/live", management = true)
    URL live;

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    @AfterEach
    void release() {
        workers.release();
        Within.seconds(30, "all places are free again", () -> running() == 0);
    }

    @Test
    void four_times_its_capacity_is_refused_at_once_and_webhooks_and_health_go_on() throws Exception {
        workers.block();
        var blocked = new ArrayList<RawConnection>();
        for (var i = 0; i < RUNNING; i++) blocked.add(askAndBlock("127.0.0.1"));
        Within.seconds(10, "all places are taken", () -> running() == RUNNING);

        given().get(live).then().statusCode(200);
        given().get(metrics).then().statusCode(200);
        given().contentType("application/json")
                .body("{}")
                .post("/api/v1/webhooks/stripe")
                .then()
                .statusCode(400);
        given().contentType("application/json")
                .body("{}")
                .post("/api/v1/tokens")
                .then()
                .statusCode(422);
        given().get("/assets/app.js").then().statusCode(200);

        var answers = atOnce(4 * RUNNING + WAITING, number -> given().get("/api/v1/version"));
        assertThat(answers).extracting(Response::statusCode).containsOnly(503);
        assertThat(answers).allSatisfy(OverloadTest::saysWhenToComeBack);
        assertThat(refusals()).isGreaterThanOrEqualTo(4 * RUNNING + WAITING);

        workers.release();
        for (var request : blocked) assertThat(request.readHead().status()).isEqualTo(200);
        given().get("/api/v1/version").then().statusCode(200);
        for (var request : blocked) request.close();
    }

    @Test
    void what_waits_gets_its_turn() throws Exception {
        workers.block();
        var blocked = new ArrayList<RawConnection>();
        for (var i = 0; i < RUNNING; i++) blocked.add(askAndBlock("127.0.0.1"));
        Within.seconds(10, "all places are taken", () -> running() == RUNNING);
        var waiting = ask("/api/v1/version");
        Within.seconds(10, "it waits or was refused", () -> gauge("coachboard.http.waiting") == 1);
        workers.release();
        assertThat(waiting.readHead().status()).isEqualTo(200);
        for (var request : blocked) request.close();
        waiting.close();
    }

    /** Else a flood of requests whose senders hang up would fill the worker threads unseen. */
    @Test
    void a_peer_that_leaves_does_not_free_the_place_of_its_work() throws Exception {
        workers.block();
        var leaving = new ArrayList<RawConnection>();
        for (var i = 0; i < 3; i++) leaving.add(askAndBlock("127.0.0.10"));
        Within.seconds(10, "they run", () -> running() == 3);
        for (var peer : leaving) peer.close();
        Within.seconds(10, "they have left", () -> limits.open("127.0.0.10") == 0);
        assertThat(running()).isEqualTo(3);
    }

    private RawConnection askAndBlock(String from) throws Exception {
        return new RawConnection(from, address.getPort())
                .send("GET /api/v1/version HTTP/1.1\r\nHost: localhost\r\n" + BlockedWorkers.HEADER + ": yes\r\n\r\n");
    }

    private RawConnection ask(String path) throws Exception {
        return new RawConnection(address.getPort()).send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    private static void saysWhenToComeBack(Response answer) {
        assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.path("code").toString()).isEqualTo("unavailable");
    }

    private double running() {
        return gauge("coachboard.http.running");
    }

    private double gauge(String name) {
        return meters.get(name).tag("kind", "request").gauge().value();
    }

    private double refusals() {
        return meters.get("coachboard.http.refused")
                .tag("reason", "overload")
                .counter()
                .count();
    }
}
