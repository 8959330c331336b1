package dev.coachboard.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.faults.TcpProxy;
import dev.coachboard.launch.Load.Answer;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** More than the packaged app can carry. Client and app share the machine, so only ratios count; the figures are printed. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OverloadIT {

    /** As many as run at once in the app, by hand: {@code coachboard.http.requests}. */
    private static final int AT_ONCE = 24;

    private static final Duration TIME = Duration.ofSeconds(4);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private Path folder;
    private PackagedApp app;
    private TcpProxy database;
    private PackagedApp.Instance instance;
    private Riverside practice;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        this.folder = folder;
        app = PackagedApp.withDatabase();
        app.run(folder, app.environment(), "migrate");
        database = TcpProxy.to(app.databasePort());
        var environment = new HashMap<>(app.databaseAt(database.port()));
        for (var limit : List.of("LOGIN_ACCOUNT", "LOGIN_ADDRESS", "CALLER", "PUBLIC_ADDRESS", "SIGN_UP_ADDRESS"))
            environment.put("COACHBOARD_RATE_LIMIT__" + limit + "__CAPACITY", "1000000");
        instance = app.start(folder, environment);
        practice = Riverside.open(app, () -> instance);
        for (var i = 0; i < 30; i++) practice.client();
        for (var i = 0; i < 2; i++) reading().closed(AT_ONCE, TIME); // to warm up
    }

    /** A token lasts ten minutes. */
    @BeforeEach
    void signIn() throws Exception {
        practice.signIn();
    }

    @AfterAll
    void stop() throws Exception {
        if (instance != null) instance.close();
        if (database != null) database.close();
        app.close();
    }

    private Load reading() {
        return new Load(
                instance.address(), KeepAliveClient.get(instance.address(), "/api/v1/clients", practice.token()));
    }

    /** The connections to the database are the narrowest place then, on every machine. */
    @Test
    void at_four_times_the_capacity_of_a_slow_database_it_serves_most_of_its_peak() throws Exception {
        database.delay(Duration.ofMillis(20));
        try {
            overload("slow database", 0.7);
        } finally {
            database.pass();
        }
    }

    /** The client needs a good part of the processor for what it offers, so there is less for the app than at its peak. */
    @Test
    void at_four_times_the_capacity_of_the_processor_it_serves_half_of_its_peak_or_more() throws Exception {
        overload("processor", 0.5);
    }

    private void overload(String narrow, double least) throws Exception {
        var peak = Load.perSecond(reading().closed(AT_ONCE, TIME), TIME);
        var health = CompletableFuture.supplyAsync(() -> healthUnderLoad());
        var begun = System.nanoTime();
        var offered = reading().open((int) (4 * peak), TIME);
        var took = Duration.ofNanos(System.nanoTime() - begun);
        var good = offered.stream().filter(Answer::isGood).toList();
        var refused = offered.stream().filter(answer -> !answer.isGood()).toList();
        var goodput = good.size() * 1_000.0 / took.toMillis();
        System.out.printf(
                "Overload (%s): peak %.0f/s, offered %.1f times as much, goodput %.0f/s (%.0f %%), p95 %.0f ms,"
                        + " refused %d, p95 %.0f ms, longest health check %d ms%n",
                narrow,
                peak,
                offered.size() * 1_000.0 / took.toMillis() / peak,
                goodput,
                100 * goodput / peak,
                Load.p95(good),
                refused.size(),
                Load.p95(refused),
                health.join());
        assertThat(refused).isNotEmpty().allMatch(Answer::isRefusal, "503 with Retry-After");
        assertThat(goodput).isGreaterThan(least * peak);
        assertThat(Load.p95(refused)).isLessThan(2_000); // because a wait for a turn ends after a second
        assertThat(secondsUntilNormal(peak)).as("seconds until normal").isLessThanOrEqualTo(10);
    }

    /** @return the longest of ten health checks, in milliseconds */
    private long healthUnderLoad() {
        try {
            var longest = 0L;
            for (var i = 0; i < 10; i++) {
                var live = Reply.of(HttpRequest.newBuilder(instance.management().resolve("/q/health/live")));
                assertThat(live.status()).isEqualTo(200);
                longest = Math.max(longest, live.took().toMillis());
            }
            return longest;
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private int secondsUntilNormal(double peak) throws Exception {
        for (var seconds = 1; seconds <= 10; seconds++) {
            var answers = reading().closed(AT_ONCE, SECOND);
            if (answers.stream().allMatch(Answer::isGood) && Load.perSecond(answers, SECOND) > 0.7 * peak)
                return seconds;
        }
        return Integer.MAX_VALUE;
    }

    @Test
    void a_login_storm_is_refused_early_and_every_refusal_says_when_to_come_back() throws Exception {
        var answers = Storm.logins(instance.address()).open(150, TIME);
        var statuses = answers.stream().collect(Collectors.groupingBy(Answer::status, Collectors.counting()));
        System.out.println("Login storm: " + statuses);
        assertThat(answers).allMatch(answer -> answer.isGood() || answer.isRefusal());
        assertThat(statuses).containsKeys(200, 503);
    }

    /** Fewer than a stranger may hold by default, so that the test needs fewer sockets. */
    @Test
    void connections_are_bounded_in_total_and_for_each_address() throws Exception {
        var limits = Map.of(
                "COACHBOARD_HTTP_CONNECTIONS_PER_ADDRESS", "300",
                "COACHBOARD_HTTP_CONNECTIONS", "500",
                "COACHBOARD_HTTP_HEAD_DEADLINE", "60S");
        try (var small = app.start(folder, limits)) {
            try (var crowd = new Crowd(small.address().getPort())) {
                crowd.connect("127.0.0.2", 400);
                Patience.until("the share of one address", TIME.multipliedBy(5), () -> open(small) == 300);
                assertThat(small.get("/api/v1/version", null).statusCode()).isEqualTo(200);
                crowd.connect("127.0.0.3", 400);
                Patience.until("the total", TIME.multipliedBy(5), () -> open(small) == 500);
                Patience.until("refusals of both kinds", TIME.multipliedBy(5), () -> refused(small, "") >= 300);
                assertThat(refused(small, "address")).isPositive();
                assertThat(refused(small, "total")).isPositive();
            }
            Patience.until("room", TIME.multipliedBy(5), () -> open(small) < 10);
            assertThat(small.get("/api/v1/version", null).statusCode()).isEqualTo(200);
        }
    }

    private static double refused(PackagedApp.Instance instance, String reason) throws Exception {
        return instance.metric("coachboard_http_connections_refused_total", reason);
    }

    private static double open(PackagedApp.Instance instance) throws Exception {
        return instance.metric("coachboard_http_connections", "");
    }
}
