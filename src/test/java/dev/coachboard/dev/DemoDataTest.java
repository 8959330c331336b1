package dev.coachboard.dev;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.coachboard.TestDatabase;
import dev.coachboard.identity.PasswordHasher;
import dev.coachboard.platform.tenancy.CurrentPractice;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A founder's first minutes: the demo people sign in, and the README's first walk works as it is written. */
@QuarkusTest
class DemoDataTest {

    private static boolean filled;

    @Inject
    DataSource database;

    @Inject
    CurrentPractice practice;

    @Inject
    PasswordHasher hasher;

    @Inject
    MovableClock clock;

    @BeforeEach
    void fill() {
        // The walk asks the system for today's date.
        clock.moveTo(Instant.now());
        if (!filled) DemoHouse.ALL.forEach(this::fill);
        filled = true;
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    /** Another test takes Ada's address for an operator's. */
    @AfterAll
    static void giveTheAddressesBack() {
        TestDatabase.update("update users set email = id || '@example.com' where email like '%@coachboard.example'");
    }

    @Test
    void every_demo_login_reaches_a_dashboard() {
        var logins = DemoHouse.ALL.stream()
                .flatMap(house -> house.logins().stream())
                .map(login -> login.split(" ")[1])
                .toList();
        assertThat(logins).hasSize(6);
        for (var email : logins)
            given().auth()
                    .oauth2(token(email))
                    .get("/api/v1/dashboard")
                    .then()
                    .statusCode(200)
                    .body("role", not(equalTo(null)));
    }

    @Test
    void the_first_practice_has_a_year_behind_it() {
        var riverside = DemoHouse.ALL.get(0).practiceId();
        assertThat(count("clients", riverside)).isGreaterThanOrEqualTo(20);
        assertThat(count("coaching_sessions", riverside)).isGreaterThanOrEqualTo(500);
        assertThat(TestDatabase.column("select distinct status from invoices where practice_id = ?", riverside))
                .containsExactlyInAnyOrder("DRAFT", "OPEN", "PAID", "VOID", "UNCOLLECTIBLE");
        given().auth()
                .oauth2(token("maya@coachboard.example"))
                .get("/api/v1/dashboard")
                .then()
                .body("nextBookings", not(hasSize(0)));
    }

    @Test
    void the_first_walk_of_the_readme_books_a_slot_and_shows_it() throws Exception {
        var walk = block("### A first walk").replace("localhost:8080", "localhost:" + RestAssured.port);
        var output = run(walk);
        assertThat(output).contains("HTTP/1.1 201 Created").contains("HTTP/1.1 200 OK");
        var booked = output.replaceAll("(?s).*?\"startsAt\":\"([^\"]+)\".*", "$1");
        assertThat(output.substring(output.indexOf("HTTP/1.1 200 OK"))).contains(booked);
    }

    @ActivateRequestContext
    void fill(DemoHouse house) {
        practice.enter(house.practiceId());
        QuarkusTransaction.requiringNew().timeout(120).run(() -> {
            try (var rows = new DemoRows(database)) {
                new DemoYear(house, rows, hasher.hash("coachboard-demo"), clock.instant()).write();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static long count(String table, UUID practiceId) {
        return TestDatabase.count("select count(*) from " + table + " where practice_id = ?", practiceId);
    }

    private static String token(String email) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", "coachboard-demo"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
    }

    /** The indented lines below a heading of the README, up to the next one. */
    private static String block(String heading) throws Exception {
        var section =
                Files.readString(Path.of("README.md")).split(heading, 2)[1].split("\n#", 2)[0];
        return section.lines().filter(line -> line.startsWith("    ")).collect(Collectors.joining("\n"));
    }

    private static String run(String script) throws Exception {
        var shell = new ProcessBuilder("bash", "-euc", script)
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(shell.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            shell.destroyForcibly();
        }
    }
}
