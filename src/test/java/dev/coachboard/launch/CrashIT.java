package dev.coachboard.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.dev.ReceivedMail;
import dev.coachboard.launch.PackagedApp.Instance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two instances work one queue, and one of them is killed again and again while it works. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashIT {

    private static final int ROUNDS = Integer.getInteger("crash.rounds", 8);
    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Quick to notice the dead, and quick to start: what is measured here is no throughput. */
    private static final Map<String, String> QUICK = Map.of(
            "COACHBOARD_JOBS_WORKERS", "4",
            "COACHBOARD_JOBS_POLL", "0.2S",
            "COACHBOARD_JOBS_HEARTBEAT", "0.5S",
            "JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m");

    private final Random random = new Random(SEED);
    private final List<Instance> alive = new CopyOnWriteArrayList<>();
    private Path folder;
    private PackagedApp app;
    private Outside outside;
    private Diary diary;
    private Riverside practice;

    @BeforeAll
    void kill_again_and_again(@TempDir Path folder) throws Exception {
        this.folder = folder;
        app = PackagedApp.withDatabase();
        app.run(folder, app.environment(), "migrate");
        diary = Diary.open(app);
        outside = new Outside(this::next);
        for (var i = 0; i < 2; i++) start();
        practice = Riverside.open(app, new Alive());
        for (var round = 0; round < ROUNDS; round++) round(round);
        settle();
    }

    @AfterAll
    void stop() throws Exception {
        for (var instance : alive) instance.close();
        if (outside != null) outside.close();
        app.close();
    }

    private class Alive implements Riverside.Instances {
        @Override
        public Instance next() {
            return CrashIT.this.next();
        }

        @Override
        public boolean isKilled(Instance instance) {
            return !alive.contains(instance);
        }
    }

    private Instance next() {
        var choice = List.copyOf(alive);
        return choice.get(random.nextInt(choice.size()));
    }

    private void start() throws Exception {
        var environment = new HashMap<>(outside.environment());
        environment.putAll(QUICK);
        alive.add(app.start(folder, environment));
    }

    private void round(int round) throws Exception {
        if (round % 4 == 3) practice.signIn();
        var threads = Executors.newFixedThreadPool(4);
        try {
            var work = work().stream().map(threads::submit).toList();
            Patience.until("job under way", PATIENCE, () -> app.count("select count(*) from jobs where picked") > 0);
            Thread.sleep(random.nextInt(250));
            var victim = alive.remove(random.nextInt(alive.size()));
            assertThat(victim.kill()).as("128 and SIGKILL").isEqualTo(137);
            start();
            for (Future<?> each : work) each.get();
        } finally {
            threads.shutdownNow();
        }
    }

    private interface Errand {
        void run() throws Exception;
    }

    private List<Callable<Void>> work() throws Exception {
        var client = practice.client();
        var work = new ArrayList<Callable<Void>>();
        add(work, 8, practice::invite);
        add(work, 4, practice::testDelivery);
        add(work, 2, practice::forgetPassword);
        add(work, 2, () -> practice.book(client));
        add(work, 2, () -> practice.bookAndMove(client));
        add(work, 3, practice::hearFromStripe);
        add(work, 3, () -> practice.finalizeInvoice(practice.draft(client)));
        add(work, 1, () -> practice.subscribe(client));
        add(work, 1, () -> practice.signUp("Ben", System.nanoTime() + "@example.com"));
        Collections.shuffle(work, random);
        return work;
    }

    private static void add(List<Callable<Void>> work, int times, Errand errand) {
        for (var i = 0; i < times; i++)
            work.add(() -> {
                errand.run();
                return null;
            });
    }

    private void settle() throws Exception {
        outside.stripe().passMinute();
        Patience.until("empty queue", PATIENCE, diary::isDone);
        System.out.printf(
                "%d kills with -Dcrash.seed=%d cut %d attempts short; %s%n",
                ROUNDS, SEED, diary.failures(), diary.latency());
    }

    @Test
    void kills_hit_jobs_that_were_under_way() throws Exception {
        assertThat(diary.failures()).isPositive();
    }

    @Test
    void no_job_is_lost_and_none_is_given_up() throws Exception {
        assertThat(app.column("select type || ' ' || key || ' ' || error from dead_jobs"))
                .isEmpty();
        assertThat(diary.unsent()).isZero();
        assertThat(app.count(
                        "select count(*) from webhook_events where type = 'charge.succeeded' and state = 'IGNORED'"))
                .isEqualTo(3L * ROUNDS);
    }

    @Test
    void what_was_asked_for_once_is_there_once() throws Exception {
        assertThat(app.count("select count(*) from invitations")).isEqualTo(8L * ROUNDS);
        assertThat(app.count("select count(*) from bookings")).isEqualTo(4L * ROUNDS);
        assertThat(app.count("select count(*) from mail_deliveries where template = 'invitation'"))
                .isEqualTo(8L * ROUNDS);
        assertThat(app.count("select count(*) from mail_deliveries where template = 'delivery-test'"))
                .isEqualTo(4L * ROUNDS);
        assertThat(app.count("select count(*) from mail_deliveries where template like 'booking-%'"))
                .isEqualTo(2L * (4 + 2) * ROUNDS);
        // Those of a start that was given up may wait as well, and find out at their time that they concern nobody.
        assertThat(app.count("""
                select count(*) from bookings b join jobs j on j.task_name = 'booking-reminder'
                    and j.task_instance like b.id || ':%:'
                        || to_char(b.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                """)).isEqualTo(2L * 4 * ROUNDS);
    }

    /** A worker that dies between the mail server's yes and its own note sends the same mail again. */
    @Test
    void every_mail_arrives_and_a_second_copy_is_known_by_its_message_id() throws Exception {
        var copies = outside.mails().stream().collect(Collectors.groupingBy(mail -> mail.header("Message-ID")));
        assertThat(copies.keySet())
                .containsExactlyInAnyOrderElementsOf(app.column("select message_id from mail_deliveries"));
        var again = copies.values().stream().filter(same -> same.size() > 1).toList();
        System.out.printf("%d mails, %d of them twice%n", copies.size(), again.size());
        assertThat(again)
                .hasSizeLessThanOrEqualTo(ROUNDS)
                .allSatisfy(
                        same -> assertThat(same.stream().map(CrashIT::content).distinct())
                                .hasSize(1));
    }

    private static String content(ReceivedMail mail) {
        return mail.recipient() + mail.subject() + mail.text() + mail.html();
    }

    @Test
    void invoice_numbers_have_no_gap() throws Exception {
        var numbers = app.column("select number from invoices where number is not null order by number");
        assertThat(numbers).hasSize(3 * ROUNDS).doesNotHaveDuplicates();
        assertThat(numbers.get(numbers.size() - 1)).endsWith(Integer.toString(3 * ROUNDS));
    }

    @Test
    void stripe_has_each_subscription_once() throws Exception {
        var made = outside.stripe().events().stream()
                .filter(event -> event.type().equals("customer.subscription.created"))
                .count();
        assertThat(made).isEqualTo(ROUNDS);
        assertThat(app.count("select count(*) from subscriptions where status = 'TRIALING'"))
                .isEqualTo(ROUNDS);
        assertThat(app.count("select count(*) from webhook_events where state = 'PARKED'"))
                .isZero();
    }
}
