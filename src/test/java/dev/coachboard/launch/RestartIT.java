package dev.coachboard.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.faults.TcpProxy;
import dev.coachboard.launch.PackagedApp.Instance;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar replaced, stopped and suspended under load, behind a proxy that goes by readiness. */
@Tag("slow")
class RestartIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int READERS = 8;

    private static final Map<String, String> QUICK = Map.of(
            "COACHBOARD_JOBS_WORKERS", "4",
            "COACHBOARD_JOBS_POLL", "0.2S",
            "COACHBOARD_JOBS_HEARTBEAT", "1S",
            "QUARKUS_SHUTDOWN_DELAY", "2S",
            "JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m");

    @TempDir
    Path folder;

    private final List<Instance> started = new CopyOnWriteArrayList<>();
    private final List<Instance> ready = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicBoolean loaded = new AtomicBoolean(true);
    private PackagedApp app;
    private Outside outside;
    private Diary diary;
    private Riverside practice;

    @BeforeEach
    void open() throws Exception {
        app = PackagedApp.withDatabase();
        app.run(folder, app.environment(), "migrate");
        diary = Diary.open(app);
        outside = new Outside(() -> ready.get(0));
        ready.add(start());
        practice = Riverside.open(app, () -> ready.get(0));
    }

    @AfterEach
    void stop() throws Exception {
        loaded.set(false);
        for (var instance : started) instance.kill();
        outside.close();
        app.close();
    }

    private Instance start() throws Exception {
        var environment = new HashMap<>(outside.environment());
        environment.putAll(QUICK);
        var instance = app.start(folder, environment);
        started.add(instance);
        Patience.until("readiness", PATIENCE, () -> isReady(instance));
        return instance;
    }

    @Test
    void an_instance_is_replaced_under_load_without_a_failed_request_or_a_lost_mail() throws Exception {
        var first = ready.get(0);
        var readers = load();
        for (var mail = 0; mail < 40; mail++) practice.testDelivery();
        Patience.until("load", PATIENCE, () -> answers.get() > 200);
        ready.add(start());
        first.process().destroy();
        Patience.until("readiness of the stopping instance to end", PATIENCE, () -> !isReady(first));
        assertThat(first.process().isAlive())
                .as("readiness ends before the process")
                .isTrue();
        assertThat(first.get("/api/v1/version", null).statusCode())
                .as("it still answers until the proxy knows")
                .isEqualTo(200);
        ready.remove(first);
        assertThat(first.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(first.process().exitValue()).as("128 and SIGTERM").isEqualTo(143);
        var before = answers.get();
        Patience.until("load on the second", PATIENCE, () -> answers.get() > before + 200);
        endLoad(readers);
        assertThat(failures).isEmpty();
        Patience.until("empty queue", PATIENCE, diary::isDone);
        assertThat(diary.unsent()).isZero();
        System.out.printf("%d answers over a replacement, %d failed%n", answers.get(), failures.size());
    }

    /** Each waits longer for its server than a stop may take. */
    @Test
    void a_stop_while_the_servers_outside_hang_ends_in_time_and_releases_every_job() throws Exception {
        var first = ready.get(0);
        outside.hang();
        for (var job = 0; job < 10; job++) {
            practice.testDelivery();
            practice.subscribe(practice.client());
        }
        Patience.until("busy workers", PATIENCE, () -> app.count("select count(*) from jobs where picked") >= 4);
        first.process().destroy();
        assertThat(first.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(app.column("select task_name from jobs where picked"))
                .as("jobs of a stopped instance")
                .isEmpty();
        outside.release();
        ready.set(0, start());
        practice.signIn();
        Patience.until("empty queue", PATIENCE, diary::isDone);
        assertThat(diary.unsent()).isZero();
        assertThat(app.count("select count(*) from dead_jobs")).isZero();
    }

    @Test
    void a_suspended_instance_does_nothing_twice_and_comes_back_by_itself() throws Exception {
        var suspended = ready.get(0);
        ready.add(0, start());
        var maya = practice.client();
        var held = practice.hold(maya);
        app.update("update bookings set hold_expires_at = now() + interval '5 seconds' where status = 'HELD'");
        for (var mail = 0; mail < 60; mail++) practice.testDelivery();
        for (var client = 0; client < 5; client++) practice.subscribe(practice.client());
        signal(suspended, "STOP");
        // Thirty seconds: its jobs are taken over after four of its heartbeats of a second.
        assertThat(suspended.process().waitFor(30, TimeUnit.SECONDS)).isFalse();
        for (var mail = 0; mail < 20; mail++) practice.testDelivery();
        Patience.until("empty queue", PATIENCE, diary::isDone);
        practice.bookSameTime(maya, held);
        signal(suspended, "CONT");
        Patience.until("readiness", PATIENCE, () -> isReady(suspended));
        assertThat(confirm(suspended, held)).as("a hold that ran out meanwhile").isEqualTo(409);
        for (var read = 0; read < 20; read++)
            assertThat(suspended.get("/api/v1/me", practice.token()).statusCode())
                    .isEqualTo(200);
        for (var mail = 0; mail < 20; mail++) practice.testDelivery();
        Patience.until("empty queue", PATIENCE, diary::isDone);
        assertDoneOnce();
    }

    private int confirm(Instance instance, HttpResponse<String> held) throws Exception {
        var path = "/api/v1/bookings/" + Riverside.json(held).get("id").asText() + "/confirmation";
        var confirmed = instance.request(path, practice.token()).POST(HttpRequest.BodyPublishers.noBody());
        return instance.send(confirmed.build()).statusCode();
    }

    private void assertDoneOnce() throws Exception {
        assertThat(diary.unsent()).isZero();
        assertThat(app.count("select count(*) from dead_jobs")).isZero();
        assertThat(app.count("select count(*) from bookings where status = 'CONFIRMED'"))
                .isOne();
        assertThat(outside.stripe().events().stream()
                        .filter(event -> event.type().equals("customer.subscription.created")))
                .hasSize(5);
        var copies = outside.mails().stream()
                .collect(Collectors.groupingBy(mail -> mail.header("Message-ID"), Collectors.counting()));
        var twice = copies.values().stream().filter(count -> count > 1).count();
        System.out.printf("%d mails, %d of them twice%n", copies.size(), twice);
        // One in the hands of each of its two workers for mails at most: the server may have taken it already.
        assertThat(twice).isLessThanOrEqualTo(2);
    }

    @Test
    void a_database_that_comes_late_is_waited_for() throws Exception {
        try (var proxy = TcpProxy.to(app.databasePort())) {
            proxy.refuse();
            var environment = new HashMap<>(outside.environment());
            environment.putAll(QUICK);
            environment.put(
                    "DATABASE_URL",
                    app.environment().get("DATABASE_URL").replaceFirst(":\\d+/", ":" + proxy.port() + "/"));
            var opened = Executors.newSingleThreadExecutor();
            try {
                var late = opened.submit(() -> app.start(folder, environment));
                assertThat(started.get(0).process().waitFor(4, TimeUnit.SECONDS))
                        .isFalse();
                assertThat(late).isNotDone();
                proxy.pass();
                var instance = late.get(1, TimeUnit.MINUTES);
                started.add(instance);
                Patience.until("readiness", PATIENCE, () -> isReady(instance));
            } finally {
                opened.shutdownNow();
            }
        }
    }

    private List<Thread> load() {
        return java.util.stream.IntStream.range(0, READERS)
                .mapToObj(number -> {
                    var reader = new Thread(this::read);
                    reader.setDaemon(true);
                    reader.start();
                    return reader;
                })
                .toList();
    }

    private void endLoad(List<Thread> readers) throws InterruptedException {
        loaded.set(false);
        for (var reader : readers) reader.join(20_000);
    }

    private void read() {
        try (var client = new KeepAliveClient()) {
            for (var turn = 0; loaded.get(); turn++) read(client, turn);
        } catch (IOException closed) {
            failures.add(closed.toString());
        }
    }

    private void read(KeepAliveClient client, int turn) {
        var choice = List.copyOf(ready);
        var instance = choice.get(turn / 20 % choice.size());
        try {
            var request = KeepAliveClient.get(instance.address(), "/api/v1/dashboard", practice.token());
            var status = client.send(instance.address(), request).status();
            answers.incrementAndGet();
            if (status != 200) failures.add("status " + status);
        } catch (IOException e) {
            failures.add(e.toString());
            closeQuietly(client);
        }
    }

    private static void closeQuietly(KeepAliveClient client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isReady(Instance instance) {
        try {
            var asked = HttpRequest.newBuilder(URI.create(instance.management() + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(5));
            return instance.send(asked.GET().build()).statusCode() == 200;
        } catch (Exception e) {
            return false;
        }
    }

    private static void signal(Instance instance, String name) throws Exception {
        var kill = new ProcessBuilder(
                        "kill", "-" + name, Long.toString(instance.process().pid()))
                .start();
        assertThat(kill.waitFor(5, TimeUnit.SECONDS)).isTrue();
    }
}
