package dev.coachboard.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Stripe and the mail server take connections and answer nothing, while people go on working. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HangingOutsideIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** Because a person notices that, and the outside has ten and twelve times as long. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private static final Duration LIVE_DEADLINE = Duration.ofSeconds(2);
    private static final String LIVE = "read an upcoming invoice";
    private static final int TIMES = 15;

    private final Map<String, Action> actions = new LinkedHashMap<>();
    private PackagedApp app;
    private Outside outside;
    private PackagedApp.Instance instance;
    private Diary diary;
    private Riverside practice;

    private interface Action {
        void act() throws Exception;
    }

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        app = PackagedApp.withDatabase();
        app.run(folder, app.environment(), "migrate");
        diary = Diary.open(app);
        outside = new Outside(() -> instance);
        instance = app.start(folder, outside.environment());
        practice = Riverside.open(app, () -> instance);
        var maya = practice.client();
        practice.subscribe(maya);
        Patience.until("subscription", PATIENCE, diary::isDone);
        var people = new AtomicInteger();
        actions.put("read a dashboard", () -> practice.get("/api/v1/dashboard"));
        actions.put("book for a new client", () -> practice.book(practice.client()));
        actions.put("draft and finalise an invoice", () -> practice.finalizeInvoice(practice.draft(maya)));
        actions.put("subscribe a new client", () -> practice.subscribe(practice.client()));
        actions.put("deliver a webhook", practice::hearFromStripe);
        actions.put("sign up", () -> practice.signUp("Ben", "ben" + people.incrementAndGet() + "@example.com"));
        actions.put("ask for a new password", practice::forgetPassword);
        actions.put(LIVE, () -> practice.upcomingInvoice(maya));
    }

    @AfterAll
    void stop() throws Exception {
        if (instance != null) instance.close();
        if (outside != null) outside.close();
        app.close();
    }

    @Test
    void nobody_waits_for_what_hangs_and_afterwards_everything_arrives() throws Exception {
        for (var i = 0; i < 5; i++) for (var action : actions.values()) action.act(); // to warm up
        var calm = timed();
        var calmCrowd = crowd();
        Patience.until("empty queue", PATIENCE, diary::isDone);
        outside.hang();
        try {
            occupyTheWorkers();
            var hanging = timed();
            print(calm, hanging);
            hanging.forEach((action, times) -> assertHardlySlower(action, calm.get(action), times));
            assertNothingPilesUp(calmCrowd, crowd());
        } finally {
            outside.release();
        }
        everythingArrives();
    }

    private void occupyTheWorkers() throws Exception {
        for (var i = 0; i < 4; i++) {
            practice.testDelivery();
            practice.subscribe(practice.client());
        }
        Patience.until("busy workers", PATIENCE, () -> app.count("select count(*) from jobs where picked") >= 4);
    }

    /** Each action's times in milliseconds, the shortest first. */
    private Map<String, List<Long>> timed() throws Exception {
        var times = new LinkedHashMap<String, List<Long>>();
        for (var action : actions.entrySet()) {
            var taken = new long[TIMES];
            for (var i = 0; i < TIMES; i++) taken[i] = millis(action.getValue());
            times.put(
                    action.getKey(),
                    IntStream.range(0, TIMES).mapToObj(i -> taken[i]).sorted().toList());
        }
        return times;
    }

    private static long millis(Action action) throws Exception {
        var start = System.nanoTime();
        action.act();
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    private static void assertHardlySlower(String action, List<Long> calm, List<Long> hanging) {
        var longest = action.equals(LIVE) ? LIVE_DEADLINE.plus(LONGEST) : LONGEST;
        assertThat(hanging.get(TIMES - 1)).as(action + ", longest").isLessThan(longest.toMillis());
        if (!action.equals(LIVE))
            assertThat(median(hanging)).as(action + ", median").isLessThan(3 * median(calm) + 50);
    }

    private static long median(List<Long> times) {
        return times.get(TIMES / 2);
    }

    private static void print(Map<String, List<Long>> calm, Map<String, List<Long>> hanging) {
        System.out.printf("%-32s %20s %20s%n", "median / longest in ms", "calm", "hanging");
        calm.forEach((action, times) -> System.out.printf(
                "%-32s %12d / %5d %12d / %5d%n",
                action,
                median(times),
                times.get(TIMES - 1),
                median(hanging.get(action)),
                hanging.get(action).get(TIMES - 1)));
    }

    /** What fifty at once got in five seconds, and the most that the app held meanwhile. */
    private record Crowd(int answers, double connections, double threads, double outside) {}

    private Crowd crowd() throws Exception {
        var end = Instant.now().plusSeconds(5);
        var answers = new AtomicInteger();
        var pool = Executors.newFixedThreadPool(50);
        double connections = 0, threads = 0, outsideConnections = 0;
        try {
            var people = IntStream.range(0, 50)
                    .mapToObj(number -> pool.submit(() -> {
                        while (Instant.now().isBefore(end)) busy(answers.incrementAndGet());
                        return null;
                    }))
                    .toList();
            while (Instant.now().isBefore(end)) {
                connections = Math.max(connections, connections());
                threads = Math.max(threads, instance.metric("jvm_threads_live_threads", ""));
                outsideConnections = Math.max(outsideConnections, outside.connections());
            }
            for (var person : people) person.get();
        } finally {
            pool.shutdownNow();
        }
        return new Crowd(answers.get(), connections, threads, outsideConnections);
    }

    private void assertNothingPilesUp(Crowd calm, Crowd hanging) throws Exception {
        System.out.printf("fifty at once, calm:    %s%nfifty at once, hanging: %s%n", calm, hanging);
        assertThat(hanging.answers()).isGreaterThan(calm.answers() / 2);
        assertThat(hanging.threads()).isLessThan(calm.threads() + 20);
        assertThat(hanging.outside())
                .isLessThan(30); // because Stripe gets eight calls at once and mail ten connections
        // The workers hang still, and none of them holds a connection while it does.
        Patience.until("free pool", Duration.ofSeconds(5), () -> connections() == 0);
    }

    private double connections() throws Exception {
        return instance.metric("agroal_active_count", "");
    }

    private void busy(int turn) throws Exception {
        var crowded = List.of("read a dashboard", "draft and finalise an invoice", "deliver a webhook", LIVE);
        actions.get(crowded.get(turn % crowded.size())).act();
    }

    private void everythingArrives() throws Exception {
        var released = Instant.now();
        Patience.until("empty queue", PATIENCE, diary::isDone);
        System.out.printf("Everything was done %s after the hang%n", Duration.between(released, Instant.now()));
        assertThat(app.count("select count(*) from dead_jobs")).isZero();
        assertThat(diary.unsent()).isZero();
        assertThat(outside.mails().stream().map(mail -> mail.header("Message-ID")))
                .containsAll(app.column("select message_id from mail_deliveries"));
    }
}
