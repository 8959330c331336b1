package dev.coachboard.identity;

import static dev.coachboard.AtOnce.atOnce;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.coachboard.Statements;
import dev.coachboard.mail.Mailbox;
import dev.coachboard.platform.problem.Unavailable;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a storm of logins costs, on every way that leads to the hasher. */
@QuarkusTest
@Timeout(60)
class PasswordHasherTest {

    private static final String NEW_PASSWORD = "another horse battery";
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    @Inject
    Cast cast;

    @Inject
    PasswordHasher hasher;

    @Inject
    Mailbox mailbox;

    @Inject
    AgroalDataSource database;

    private final List<PasswordHasher.Place> taken = new ArrayList<>();
    private Cast.House house;

    @BeforeEach
    void openTheHouse() {
        house = cast.open();
        house.maya().call().get("/api/v1/me").then().statusCode(200);
    }

    @AfterEach
    void leave() {
        taken.forEach(PasswordHasher.Place::close);
    }

    @Test
    void the_queue_is_short_and_a_place_that_is_closed_twice_is_one_place() {
        fill();
        assertThat(taken).hasSizeBetween(2, CORES + 20);
        taken.get(0).close();
        taken.get(0).close();
        var before = taken.size();
        fill();
        assertThat(taken).hasSize(before + 1);
    }

    @Test
    void at_most_one_hash_a_core_runs_at_a_time_and_with_low_priority() throws Exception {
        var running = new java.util.concurrent.atomic.AtomicInteger();
        var most = new java.util.concurrent.atomic.AtomicInteger();
        var priorities = atOnce(
                CORES + 4,
                i -> hasher.run(() -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Argon2id.hash("correct horse battery");
                    running.decrementAndGet();
                    return Thread.currentThread().getPriority();
                }));
        assertThat(most.get()).isLessThanOrEqualTo(CORES);
        assertThat(priorities).containsOnly(Thread.MIN_PRIORITY);
    }

    @Test
    void a_refused_login_costs_no_statement_and_none_of_the_persons_tries() {
        refusedThenGood(12, 200, () -> post("/api/v1/tokens", login(house.maya())));
    }

    @Test
    void a_refused_sign_up_costs_no_statement_and_no_try() {
        var email = "ines+" + UUID.randomUUID() + "@example.com";
        refusedThenGood(5, 202, () -> post("/api/v1/sign-ups", signUp(email)));
    }

    @Test
    void a_refused_reset_costs_no_statement_and_not_the_mailed_link() {
        var body = Map.of("token", resetToken(), "newPassword", NEW_PASSWORD);
        refusedThenGood(5, 204, () -> post("/api/v1/password-resets/confirmation", body));
    }

    @Test
    void a_refused_change_of_password_costs_no_statement_and_no_try() {
        var body = Map.of("currentPassword", Cast.PASSWORD, "newPassword", NEW_PASSWORD);
        refusedThenGood(12, 204, () -> house.maya().call().body(body).post("/api/v1/me/password"));
    }

    @Test
    void a_refused_change_of_address_costs_no_statement_and_no_try() {
        var body = Map.of("currentPassword", Cast.PASSWORD, "newEmail", "new+" + UUID.randomUUID() + "@example.com");
        refusedThenGood(12, 202, () -> house.maya().call().body(body).post("/api/v1/me/email-change"));
    }

    @Test
    void a_refused_acceptance_costs_no_statement_and_not_the_invitation() {
        var body = acceptance();
        refusedThenGood(5, 201, () -> post("/api/v1/invitations/acceptance", body));
    }

    @Test
    void no_connection_is_held_while_a_password_waits_for_its_hash() throws Exception {
        var reset = Map.of("token", resetToken(), "newPassword", "a third horse battery");
        var acceptance = acceptance();
        var change = Map.of("currentPassword", Cast.PASSWORD, "newPassword", NEW_PASSWORD);
        var address = Map.of("currentPassword", Cast.PASSWORD, "newEmail", UUID.randomUUID() + "@example.com");
        holdsNone(200, () -> post("/api/v1/tokens", login(house.maya())));
        holdsNone(401, () -> post("/api/v1/tokens", Map.of("email", "x@example.com", "password", "wrong")));
        holdsNone(202, () -> post("/api/v1/sign-ups", signUp(UUID.randomUUID() + "@example.com")));
        holdsNone(201, () -> post("/api/v1/invitations/acceptance", acceptance));
        holdsNone(202, () -> house.noah().call().body(address).post("/api/v1/me/email-change"));
        holdsNone(204, () -> house.noah().call().body(change).post("/api/v1/me/password"));
        holdsNone(204, () -> post("/api/v1/password-resets/confirmation", reset));
    }

    /** All threads of the hasher are kept busy, so the request's own hash waits in the queue. */
    private void holdsNone(int status, Supplier<Response> request) throws Exception {
        var release = new CountDownLatch(1);
        var begun = new AtomicInteger();
        var busy = Stream.generate(() -> CompletableFuture.runAsync(() -> hasher.run(() -> {
                    begun.incrementAndGet();
                    return release.await(20, TimeUnit.SECONDS);
                })))
                .limit(CORES)
                .toList();
        await(() -> begun.get() == hasher.threads() && hasher.waiting() == CORES - hasher.threads());
        var before = hasher.waiting();
        var answer = CompletableFuture.supplyAsync(request);
        await(() -> hasher.waiting() > before || answer.isDone());
        assertThat(answer).isNotDone();
        assertThat(database.getMetrics().activeCount()).isZero();
        release.countDown();
        assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(status);
        CompletableFuture.allOf(busy.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
    }

    private void refusedThenGood(int times, int status, Supplier<Response> request) {
        fill();
        Statements.reset();
        for (var i = 0; i < times; i++)
            request.get().then().statusCode(503).header("Retry-After", is("1")).contentType("application/problem+json");
        assertThat(Statements.count()).isZero();
        leave();
        request.get().then().statusCode(status);
    }

    private void fill() {
        try {
            for (var i = 0; i < 100; i++) taken.add(hasher.enter());
        } catch (Unavailable full) {
            return;
        }
        throw new AssertionError("The queue takes more than a hundred");
    }

    private static void await(Supplier<Boolean> condition) {
        for (var i = 0; i < 2000 && !condition.get(); i++) LockSupport.parkNanos(5_000_000);
        assertThat(condition.get()).isTrue();
    }

    private String resetToken() {
        post("/api/v1/password-resets", Map.of("email", house.maya().email()))
                .then()
                .statusCode(202);
        return mailbox.token(house.maya().email());
    }

    private Map<String, String> acceptance() {
        var email = "ines+" + UUID.randomUUID() + "@example.com";
        house.ada()
                .callOnce()
                .body(Map.of("email", email, "role", "COACH"))
                .post("/api/v1/invitations")
                .then()
                .statusCode(201);
        return Map.of("token", mailbox.token(email), "name", "Ines", "password", NEW_PASSWORD);
    }

    private static Map<String, String> login(Cast.Person person) {
        return Map.of("email", person.email(), "password", Cast.PASSWORD);
    }

    private static Map<String, String> signUp(String email) {
        return Map.of(
                "practiceName", "Hilltop",
                "name", "Ines",
                "email", email,
                "password", Cast.PASSWORD,
                "zone", "Europe/Berlin",
                "currency", "EUR");
    }

    private static Response post(String path, Map<String, String> body) {
        return given().contentType(ContentType.JSON).body(body).post(path);
    }
}
