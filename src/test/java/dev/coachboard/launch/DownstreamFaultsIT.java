package dev.coachboard.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.faults.BrokenServer.Mode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All servers outside misbehave at once, in every way that a server can, while people read as fast as before. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DownstreamFaultsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final List<String> READS =
            List.of("/api/v1/dashboard", "/api/v1/clients?limit=25", "/api/v1/invoices?limit=25", "/api/v1/me");
    private static final long BLOCK = Duration.ofMillis(1200).toNanos();
    private static final int PAIRS = 4;

    /** Because each try counts, and an open breaker rests for two seconds. */
    private static final long HURRY = Duration.ofSeconds(2).toNanos();

    /** More than the largest of the breakers looks at, which is 16. */
    private static final int BURST = 20;

    private final List<Double> ratios = new ArrayList<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private PackagedApp app;
    private BrokenOutside outside;
    private PackagedApp.Instance instance;
    private Diary diary;
    private Riverside practice;
    private String maya;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        app = PackagedApp.withDatabase();
        app.run(folder, app.environment(), "migrate");
        diary = Diary.open(app);
        outside = new BrokenOutside(() -> instance);
        instance = app.start(folder, outside.environment());
        practice = Riverside.open(app, () -> instance);
        maya = practice.client();
        practice.subscribe(maya);
        Patience.until("subscription", PATIENCE, diary::isDone);
        practice.upcomingInvoice(maya);
        for (var i = 0; i < 3; i++) reads(); // to warm up
    }

    @AfterAll
    void stop() throws Exception {
        if (instance != null) instance.close();
        if (outside != null) outside.close();
        app.close();
    }

    /** One pair of rounds is chance; all pairs of all modes together show a slowdown of a tenth on a calm machine. */
    @AfterAll
    void all_reads_together_keep_their_pace() {
        System.out.printf("All modes: median of %d ratios of p95 %.2f%n", ratios.size(), median(ratios));
        assertThat(median(ratios)).as("p95 faulty / healthy").isLessThan(1.3);
    }

    @ParameterizedTest
    @EnumSource(value = Mode.class, mode = EnumSource.Mode.EXCLUDE, names = "PASS")
    void servers_outside_misbehave_and_people_read_on(Mode mode) throws Exception {
        practice.signIn();
        var pairs = new ArrayList<Double>();
        var people = Executors.newScheduledThreadPool(12);
        try {
            askSteadily(people);
            for (var pair = 0; pair < PAIRS; pair++) pairs.add(pair(mode, pair % 2 == 0));
        } finally {
            people.shutdownNow();
        }
        outside.mode(Mode.PASS);
        settle();
        System.out.printf("%-13s p95 faulty / healthy: %.2f of %s%n", mode, median(pairs), pairs);
        ratios.addAll(pairs);
        // With room for a machine that does much else: a reader who waited for a server would wait seconds.
        assertThat(median(pairs)).as("p95 faulty / healthy").isLessThan(2);
        breakersOpenAndClose(mode);
        assertThat(failures).isEmpty();
    }

    private interface Work {
        void act() throws Exception;
    }

    /** At the same pace in both kinds of rounds. */
    private void askSteadily(ScheduledExecutorService people) {
        every(people, 150, () -> practice.upcomingInvoice(maya));
        every(people, 300, practice::testDelivery);
        every(people, 300, () -> practice.book(practice.client()));
    }

    private void every(ScheduledExecutorService people, long millis, Work work) {
        for (var i = 0; i < 3; i++)
            people.scheduleAtFixedRate(() -> act(work), i * millis, 3 * millis, TimeUnit.MILLISECONDS);
    }

    /** What fails is seen at the end of the mode; what a shutdown interrupts is no failure. */
    private void act(Work work) {
        try {
            work.act();
        } catch (InterruptedException | IOException stopped) {
            Thread.currentThread().interrupt();
        } catch (Exception | AssertionError e) {
            failures.add(e);
        }
    }

    /** Each second pair begins with the faulty half, so that a machine that becomes slower does not look like a fault. */
    private double pair(Mode mode, boolean healthyFirst) throws Exception {
        var first = p95(healthyFirst ? Mode.PASS : mode);
        var second = p95(healthyFirst ? mode : Mode.PASS);
        return healthyFirst ? second / first : first / second;
    }

    private double p95(Mode mode) throws Exception {
        outside.mode(mode);
        var sorted = reads();
        Collections.sort(sorted);
        return sorted.get(sorted.size() * 95 / 100);
    }

    private List<Long> reads() throws Exception {
        var taken = new ArrayList<Long>();
        var begun = System.nanoTime();
        while (System.nanoTime() - begun < BLOCK)
            for (var path : READS) {
                var start = System.nanoTime();
                assertThat(practice.get(path).statusCode()).isEqualTo(200);
                taken.add(System.nanoTime() - start);
            }
        return taken;
    }

    private static double median(List<Double> numbers) {
        var sorted = numbers.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private void breakersOpenAndClose(Mode mode) throws Exception {
        var before = incoming();
        outside.mode(mode);
        var live = burst();
        for (var breaker : BrokenOutside.BREAKERS)
            Patience.until("open breaker " + breaker, PATIENCE, () -> state(breaker) > 0);
        var calls = outside.calls();
        outside.mode(Mode.PASS);
        settle();
        var asked = incoming();
        for (var server : asked.keySet()) asked.merge(server, -before.get(server), Long::sum);
        asked.merge("stripe", (long) live, Long::sum);
        System.out.printf("%-13s calls %s for %s asked%n", mode, calls, asked);
        asked.forEach((server, number) ->
                assertThat((double) calls.get(server)).as("calls to " + server).isLessThan(1.2 * number));
        for (var breaker : BrokenOutside.BREAKERS)
            Patience.until("closed breaker " + breaker, PATIENCE, () -> {
                practice.upcomingInvoice(maya);
                return state(breaker) == 0;
            });
    }

    /** @return how often Stripe was asked for somebody who waits */
    private int burst() throws Exception {
        var live = new AtomicInteger();
        var people = Executors.newFixedThreadPool(8);
        try {
            for (var i = 0; i < BURST; i++)
                for (var work : List.<Work>of(
                        practice::testDelivery,
                        () -> practice.book(practice.client()),
                        () -> practice.subscribe(practice.client()),
                        () -> {
                            live.incrementAndGet();
                            practice.upcomingInvoice(maya);
                        })) people.submit(() -> act(work));
        } finally {
            people.shutdown();
            assertThat(people.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
        return live.get();
    }

    private Map<String, Long> incoming() throws Exception {
        var counts = new TreeMap<String, Long>();
        counts.put("mail", diary.arrivals("mail"));
        counts.put("meetings", diary.arrivals("booking-meeting"));
        counts.put("stripe", diary.arrivals("billing-request"));
        return counts;
    }

    private double state(String breaker) throws Exception {
        return instance.metric("coachboard_breaker_state", breaker);
    }

    /** Jobs that failed rest for up to minutes; their rest is cut short here. */
    private void settle() throws Exception {
        var hurried = new AtomicLong(System.nanoTime());
        Patience.until("empty queue", PATIENCE, () -> {
            if (System.nanoTime() - hurried.get() > HURRY) {
                app.update("update jobs set execution_time = now() where not picked and consecutive_failures > 0"
                        + " and execution_time > now()");
                hurried.set(System.nanoTime());
            }
            return diary.isDone();
        });
        assertThat(app.count("select count(*) from dead_jobs")).isZero();
        assertThat(app.count("select count(*) from billing_requests where state = 'REFUSED'"))
                .isZero();
        assertThat(app.count("select count(*) from meetings where status <> 'READY'"))
                .isZero();
    }
}
