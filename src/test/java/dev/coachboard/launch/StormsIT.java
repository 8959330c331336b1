package dev.coachboard.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.coachboard.launch.Load.Answer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads keep their pace beside a storm. Windows without and with it alternate, each pair gives a ratio of p95s, and the
 * median of the ratios is the figure: so what else this machine does falls on both sides. The client of the storm takes
 * processor time as well, so the same requests to a server that does nothing give a ratio to compare with.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StormsIT {

    private static final int PAIRS = Integer.getInteger("storms.pairs", 7);
    private static final int READS = 150;

    /** A second: about 5,000 in all windows together, since a window takes two to five seconds. */
    private static final int WEBHOOKS = 250;

    /** A second: seven times as many as one core hashes. */
    private static final int LOGINS = 150;

    /** Because other builds may use the cores that hashing leaves free; the aim of ten per cent is read from the figures. */
    private static final int MOST = 10;

    private static final Duration REST = Duration.ofMillis(5);

    private PackagedApp app;
    private PackagedApp.Instance instance;
    private Riverside practice;
    private HttpServer idle;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        app = PackagedApp.withDatabase();
        app.run(folder, app.environment(), "migrate");
        var environment = new HashMap<String, String>();
        for (var limit : List.of("LOGIN_ACCOUNT", "LOGIN_ADDRESS", "CALLER", "PUBLIC_ADDRESS", "WEBHOOK_ADDRESS"))
            environment.put("COACHBOARD_RATE_LIMIT__" + limit + "__CAPACITY", "1000000");
        instance = app.start(folder, environment);
        practice = Riverside.open(app, () -> instance);
        for (var i = 0; i < 30; i++) practice.client();
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000"); // because it would cut those beyond 200
        idle = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
        idle.setExecutor(Executors.newFixedThreadPool(4));
        idle.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(204, -1);
            }
        });
        idle.start();
        reading().closed(8, Duration.ofSeconds(8)); // to warm up
        Storm.webhooks(instance.address()).open(100, Duration.ofSeconds(2));
        Storm.logins(instance.address()).open(20, Duration.ofSeconds(1));
    }

    /** A token lasts ten minutes. */
    @BeforeEach
    void signIn() throws Exception {
        practice.signIn();
    }

    @AfterAll
    void stop() throws Exception {
        if (instance != null) instance.close();
        if (idle != null) idle.stop(0);
        app.close();
    }

    private Load reading() {
        return new Load(
                instance.address(), KeepAliveClient.get(instance.address(), "/api/v1/clients", practice.token()));
    }

    private URI idleServer() {
        return URI.create("http://localhost:" + idle.getAddress().getPort());
    }

    @Test
    void two_thousand_slow_connections_slow_reads_within_bounds() throws Exception {
        var slow = Storm.slowConnections(2_000, instance.address().getPort());
        assertLittleSlower("2,000 slow connections", ratio(slow), 1);
    }

    @Test
    void thousands_of_duplicates_of_a_webhook_slow_reads_within_bounds() throws Exception {
        var stored = app.count("select count(*) from webhook_events");
        var ratio = ratio(Storm.of(WEBHOOKS, Storm.webhooks(instance.address())));
        assertThat(app.count("select count(*) from webhook_events")).isEqualTo(stored + 1);
        assertLittleSlower("webhook duplicates", ratio, ratio(Storm.of(WEBHOOKS, Storm.webhooks(idleServer()))));
    }

    @Test
    void a_storm_of_logins_slows_reads_within_bounds() throws Exception {
        var ratio = ratio(Storm.of(LOGINS, Storm.logins(instance.address())));
        assertLittleSlower("login storm", ratio, ratio(Storm.of(LOGINS, Storm.logins(idleServer()))));
    }

    /** @return the median of the pairs' ratios of p95s */
    private double ratio(Storm storm) throws Exception {
        var ratios = new ArrayList<Double>();
        var calm = new ArrayList<Answer>();
        var stormy = new ArrayList<Answer>();
        var answers = new ArrayList<Answer>();
        for (var pair = 0; pair < PAIRS; pair++) {
            var before = reads();
            var going = storm.begin();
            var during = reads();
            answers.addAll(going.end());
            calm.addAll(before);
            stormy.addAll(during);
            ratios.add(Load.p95(during) / Load.p95(before));
        }
        assertThat(answers).allMatch(answer -> answer.isGood() || answer.isRefusal());
        ratios.sort(null);
        System.out.printf(
                "Storms: p95 %.1f ms calm, %.1f ms stormy, %d storm answers, %d refused; ratios %s%n",
                Load.p95(calm),
                Load.p95(stormy),
                answers.size(),
                answers.stream().filter(Answer::isRefusal).count(),
                ratios.stream().map("%.2f"::formatted).toList());
        return ratios.get(PAIRS / 2);
    }

    private List<Answer> reads() throws InterruptedException {
        var answers = reading().sequential(READS, REST);
        assertThat(answers).allMatch(Answer::isGood);
        return answers;
    }

    private static void assertLittleSlower(String storm, double ratio, double compared) {
        System.out.printf(
                "Storms: %s moves the p95 of reads by %.2f, an idle server's by %.2f%n", storm, ratio, compared);
        assertThat(ratio).as(storm).isLessThan(MOST * Math.max(1, compared));
    }
}
