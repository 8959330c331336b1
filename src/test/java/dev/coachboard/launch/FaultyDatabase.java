package dev.coachboard.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.faults.TcpProxy;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** An instance of the jar whose way to PostgreSQL leads through a proxy, with three practices in it. */
final class FaultyDatabase implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The pool's size, by hand: {@code quarkus.datasource.jdbc.max-size}. */
    static final int PLACES = 16;

    private static final int PRACTICES = 3;
    private static final Path LOG = Path.of("target/packaged-app.log");

    final PackagedApp app;
    final TcpProxy proxy;
    final Diary diary;
    private final Outside outside;
    private final List<Riverside> practices = new ArrayList<>();
    private PackagedApp.Instance instance;
    private final Traffic liveness;

    FaultyDatabase(Path folder) throws Exception {
        app = PackagedApp.withDatabase();
        app.run(folder, app.environment(), "migrate");
        diary = Diary.open(app);
        proxy = TcpProxy.to(app.databasePort());
        outside = new Outside(() -> instance);
        var environment = new HashMap<>(outside.environment());
        environment.putAll(app.databaseAt(proxy.port()));
        instance = app.start(folder, environment);
        for (var i = 0; i < PRACTICES; i++)
            practices.add(Riverside.open(app, () -> instance, i == 0 ? Riverside.ADA : "ada" + i + "@example.com"));
        Traffic.times(8, 20, this::read); // to warm up
        liveness = Traffic.of(1, nobody -> {
            TimeUnit.MILLISECONDS.sleep(100);
            return management("/q/health/live");
        });
    }

    /** An orchestrator would restart it on a few of these, and a restart brings no database back. */
    void assertAlwaysLive() {
        var looks = liveness.replies();
        System.out.println("  live: " + Traffic.describe(looks));
        assertThat(looks).allMatch(look -> look.status() == 200);
        assertThat(Traffic.longest(looks)).isLessThan(Duration.ofSeconds(5));
    }

    void heal() throws Exception {
        proxy.pass();
        Patience.until(
                "readiness", PATIENCE, () -> management("/q/health/ready").status() == 200);
        for (var practice : practices) practice.signIn(); // because a token lasts ten minutes
    }

    Riverside first() {
        return practices.get(0);
    }

    private String token(int person) {
        return practices.get(person % PRACTICES).token();
    }

    Reply read(int person) throws Exception {
        try {
            return Reply.get(instance, "/api/v1/clients", token(person));
        } catch (HttpTimeoutException e) {
            throw new IllegalStateException("No answer; its threads: " + instance.threads(), e);
        }
    }

    /** Not the first practice's. */
    Reply readOthers(int person) throws Exception {
        return read(1 + person % (PRACTICES - 1));
    }

    /** The first practice's are read too. */
    Reply programs(int person) throws Exception {
        return Reply.get(instance, "/api/v1/programs", token(person));
    }

    Reply add(int person, String name) throws Exception {
        var client =
                "{\"name\":\"%s\",\"email\":\"%s@example.com\",\"zone\":\"UTC\"}".formatted(name, UUID.randomUUID());
        return Reply.post(instance, "/api/v1/clients", token(person), null, client);
    }

    Reply book(String key, String booking) throws Exception {
        return Reply.post(instance, "/api/v1/bookings", token(0), key, booking);
    }

    Reply invite() throws Exception {
        var invitation = "{\"email\":\"%s@example.com\",\"role\":\"COACH\"}".formatted(UUID.randomUUID());
        return Reply.post(
                instance, "/api/v1/invitations", token(0), UUID.randomUUID().toString(), invitation);
    }

    Reply management(String path) throws Exception {
        return Reply.of(
                HttpRequest.newBuilder(instance.management().resolve(path)).GET());
    }

    double metric(String name) throws Exception {
        return instance.metric(name, "");
    }

    void awaitIdlePool() throws Exception {
        Patience.until("an idle pool", PATIENCE, () -> metric("agroal_active_count") == 0);
    }

    void assertWhole() throws Exception {
        var start = System.nanoTime();
        // Because five and ten seconds are promised on a machine of our own.
        Patience.until("answers", Duration.ofSeconds(20), () -> read(0).status() == 200);
        awaitIdlePool();
        System.out.printf(
                "  whole after %d ms%n",
                Duration.ofNanos(System.nanoTime() - start).toMillis());
        assertThat(Traffic.times(PLACES, 2, this::read)).allMatch(reply -> reply.status() == 200);
        awaitIdlePool();
    }

    /** What the instance has logged so far. */
    static long lines() throws Exception {
        try (var lines = Files.lines(LOG)) {
            return lines.count();
        }
    }

    /** Events that were logged with a stack trace. */
    static List<String> stacks() throws Exception {
        try (var lines = Files.lines(LOG)) {
            return lines.filter(line -> line.contains("\"stackTrace\"")).toList();
        }
    }

    @Override
    public void close() throws Exception {
        if (liveness != null) liveness.close();
        if (instance != null) instance.close();
        outside.close();
        proxy.close();
        app.close();
    }
}
