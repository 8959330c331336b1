package dev.coachboard.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The network between the app and PostgreSQL fails in every way that a proxy can play, and PostgreSQL itself does. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseFaultsIT {

    private static final Duration BLACK_HOLE = Duration.ofSeconds(Integer.getInteger("faults.black-hole", 30));

    /** Because a person waits for six seconds at most; a test beside other builds gets two more. */
    private static final Duration LONGEST = Duration.ofSeconds(8);

    private static final String ERRORS = "db_connection_errors_total";

    private FaultyDatabase house;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        house = new FaultyDatabase(folder);
    }

    @AfterAll
    void stop() throws Exception {
        if (house != null) house.close();
    }

    @BeforeEach
    void heal() throws Exception {
        house.heal();
    }

    @AfterEach
    void assertQuiet() throws Exception {
        house.assertAlwaysLive();
        assertThat(FaultyDatabase.stacks()).isEmpty();
    }

    private long saved(String name) throws SQLException {
        return house.app.count("select count(*) from clients where name = '" + name + "'");
    }

    @Test
    void a_refusing_database_is_answered_at_once_and_its_return_is_noticed() throws Exception {
        house.proxy.refuse();
        var replies = new ArrayList<>(Traffic.times(8, 5, house::read));
        replies.addAll(Traffic.times(8, 5, person -> house.add(person, "Refused")));
        System.out.println("refused: " + Traffic.describe(replies));
        assertThat(replies).allMatch(Reply::isRefusal);
        assertThat(Traffic.median(replies)).isLessThan(Duration.ofSeconds(1));
        assertThat(Traffic.longest(replies)).isLessThan(Duration.ofSeconds(4));
        assertThat(house.management("/q/health/live").status()).isEqualTo(200);
        var ready = house.management("/q/health/ready");
        assertThat(ready.status()).isEqualTo(503);
        assertThat(ready.took()).isLessThan(Duration.ofSeconds(2));
        var metrics = house.management("/q/metrics");
        System.out.printf("  metrics in %d ms%n", metrics.took().toMillis());
        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.took()).isLessThan(Duration.ofSeconds(2));
        var requests = house.metric(ERRORS);
        assertThat(requests).isGreaterThanOrEqualTo(replies.size());
        Patience.until("error of a worker", FaultyDatabase.PATIENCE, () -> house.metric(ERRORS) > requests);
        house.proxy.pass();
        house.assertWhole();
        assertThat(saved("Refused")).isZero();
    }

    @Test
    void a_black_hole_holds_nobody_for_long() throws Exception {
        var threads = house.metric("jvm_threads_live_threads");
        var lines = FaultyDatabase.lines();
        house.proxy.blackHole();
        List<Reply> replies;
        var most = threads;
        try (var crowd = Traffic.of(
                24, person -> paced(person % 4 == 0 ? house.add(person, "Swallowed") : house.read(person)))) {
            var end = System.nanoTime() + BLACK_HOLE.toNanos();
            while (System.nanoTime() < end) {
                most = Math.max(most, house.metric("jvm_threads_live_threads"));
                TimeUnit.MILLISECONDS.sleep(500);
            }
            replies = crowd.stop();
        }
        house.proxy.pass();
        house.assertWhole();
        System.out.printf(
                "black hole: %s, threads %.0f -> %.0f, %d log lines%n",
                Traffic.describe(replies), threads, most, FaultyDatabase.lines() - lines);
        Traffic.assertHonest(replies);
        assertThat(Traffic.longest(replies)).isLessThan(LONGEST);
        assertThat(most).isLessThan(threads + 80);
        // The first of each place find out for themselves, and the others are turned away without a line.
        assertThat(FaultyDatabase.lines() - lines).isLessThan(200);
        assertThat(saved("Swallowed"))
                .isLessThanOrEqualTo(replies.stream()
                        .filter(reply -> reply.status() == 201 || reply.isUnknown())
                        .count());
    }

    /** A client that waits as long as it is told would make too few requests here, and one that does not too many. */
    private static Reply paced(Reply reply) throws InterruptedException {
        if (reply.status() >= 300) TimeUnit.MILLISECONDS.sleep(100);
        return reply;
    }

    @Test
    void an_idle_pool_that_is_reset_again_and_again_stays_whole() throws Exception {
        for (var round = 0; round < 5; round++) {
            Traffic.times(FaultyDatabase.PLACES, 2, house::read);
            house.awaitIdlePool();
            TimeUnit.MILLISECONDS.sleep(200); // because a connection counts as idle after 0.1 s
            var reset = house.proxy.reset();
            var replies = Traffic.times(FaultyDatabase.PLACES, 2, house::read);
            System.out.printf("reset %d connections: %s%n", reset, Traffic.describe(replies));
            Traffic.assertHonest(replies);
            assertThat(replies).filteredOn(reply -> reply.status() != 200).hasSizeLessThan(FaultyDatabase.PLACES);
        }
        house.assertWhole();
    }

    @Test
    void a_restart_under_load_fails_what_is_in_flight_and_loses_nothing_that_was_accepted() throws Exception {
        var accepted = new ConcurrentLinkedQueue<String>();
        List<Reply> replies;
        try (var crowd = Traffic.of(8, person -> {
            var name = "Restarted " + UUID.randomUUID();
            var reply = house.add(person, name);
            if (reply.status() == 201) accepted.add(name);
            return paced(reply);
        })) {
            Patience.until("load", FaultyDatabase.PATIENCE, () -> crowd.count() > 50);
            house.app.restartDatabase();
            var before = accepted.size();
            Patience.until("writes after the restart", FaultyDatabase.PATIENCE, () -> accepted.size() > before + 50);
            replies = crowd.stop();
        }
        System.out.println("restart: " + Traffic.describe(replies));
        Traffic.assertHonest(replies);
        var saved = house.app.column("select name from clients where name like 'Restarted %'");
        assertThat(saved).containsAll(accepted);
        var unknown = replies.stream().filter(Reply::isUnknown).count();
        assertThat(saved.size() - accepted.size()).isLessThanOrEqualTo((int) unknown);
        house.assertWhole();
    }

    private Reply book(String client) throws Exception {
        return house.book(UUID.randomUUID().toString(), house.first().newBooking(client));
    }

    @Test
    void a_locked_row_of_one_practice_leaves_the_others_their_pace() throws Exception {
        var calm = Traffic.times(8, 25, person -> house.readOthers(person));
        var coach = house.first().coach();
        var client = house.first().client();
        try (var lock = house.app.connect()) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("select from availabilities where id = '" + coach + "' for update");
            try (var locked = Traffic.of(8, person -> book(client))) {
                Patience.until("refusals", FaultyDatabase.PATIENCE, () -> locked.count() > 8);
                var beside = Traffic.times(8, 25, person -> house.readOthers(person));
                var replies = locked.stop();
                System.out.printf(
                        "calm: %s%nbeside a locked row: %s%nlocked: %s%n",
                        Traffic.describe(calm), Traffic.describe(beside), Traffic.describe(replies));
                assertPace(calm, beside);
                assertThat(replies).allMatch(Reply::isRefusal);
                assertThat(Traffic.longest(replies)).isLessThan(LONGEST);
            }
        }
    }

    /** Three times as long, because two cores are shared with much else: who waits for a slow one waits seconds. */
    private static void assertPace(List<Reply> calm, List<Reply> beside) {
        assertThat(beside).allMatch(reply -> reply.status() < 300);
        assertThat(Traffic.median(beside))
                .isLessThan(Traffic.median(calm).multipliedBy(3).plusMillis(50));
    }

    /** As many people as the app has places for requests: without a bound their reads would hold the whole pool. */
    @Test
    void slow_reads_of_many_practices_leave_other_reads_and_writes_their_pace() throws Exception {
        var calm = Traffic.times(4, 25, this::readOrAdd);
        try (var lock = house.app.connect()) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("lock table programs in access exclusive mode");
            try (var slow = Traffic.of(24, person -> paced(house.programs(person)))) {
                Patience.until("refusals", FaultyDatabase.PATIENCE, () -> slow.count() > 24);
                var beside = Traffic.times(4, 25, this::readOrAdd);
                var replies = slow.stop();
                System.out.printf(
                        "calm: %s%nbeside slow reads: %s%nslow: %s%n",
                        Traffic.describe(calm), Traffic.describe(beside), Traffic.describe(replies));
                assertPace(calm, beside);
                assertThat(replies).allMatch(Reply::isRefusal);
                assertThat(Traffic.longest(replies)).isLessThan(LONGEST);
            }
        }
        house.assertWhole();
    }

    private Reply readOrAdd(int person) throws Exception {
        return person % 2 == 0 ? house.read(person) : house.add(person, "Beside");
    }

    @Test
    void a_slow_query_of_one_practice_leaves_the_others_their_pace() throws Exception {
        var calm = Traffic.times(8, 25, person -> house.readOthers(person));
        var practice = house.app
                .column("select practice_id from memberships where id = '"
                        + house.first().coach() + "'")
                .get(0);
        var original = house.app
                .column("select pg_get_functiondef('current_practice'::regproc)")
                .get(0);
        house.app.update("""
                create or replace function current_practice() returns uuid language plpgsql stable parallel safe as $$
                begin
                    if current_setting('app.practice', true) = '%s' then perform pg_sleep(20); end if;
                    return nullif(current_setting('app.practice', true), '')::uuid;
                end $$""".formatted(practice));
        try (var slow = Traffic.of(12, person -> paced(house.read(0)))) {
            Patience.until("refusals", FaultyDatabase.PATIENCE, () -> slow.count() >= 12);
            var beside = Traffic.times(8, 25, person -> house.readOthers(person));
            var replies = slow.stop();
            System.out.printf(
                    "beside a slow query: %s%nslow: %s%n", Traffic.describe(beside), Traffic.describe(replies));
            assertPace(calm, beside);
            assertThat(replies).allMatch(Reply::isRefusal);
            assertThat(Traffic.longest(replies)).isLessThan(LONGEST);
        } finally {
            house.app.update(original);
        }
        house.assertWhole();
    }

    @Test
    void a_trickling_database_is_given_up() throws Exception {
        house.proxy.trickle(1, Duration.ofMillis(200));
        var replies = Traffic.times(8, 2, house::read);
        house.proxy.pass();
        System.out.println("trickle: " + Traffic.describe(replies));
        Traffic.assertHonest(replies);
        assertThat(replies).anyMatch(Reply::isRefusal);
        assertThat(Traffic.longest(replies)).isLessThan(LONGEST);
        house.assertWhole();
    }

    @Test
    void a_lost_answer_to_a_commit_is_called_unknown_and_its_repetition_gives_the_first_answer() throws Exception {
        for (var turn = 0; turn < 8; turn++) {
            var booking = house.first().newBooking(house.first().client());
            var key = UUID.randomUUID().toString();
            house.proxy.cutAfterCommit(1, "insert into bookings");
            var lost = house.book(key, booking);
            house.proxy.pass();
            assertThat(lost).matches(Reply::isUnknown, "unknown, and not nothing");
            var again = house.book(key, booking);
            assertThat(again.status()).isEqualTo(201);
            assertThat(again.isReplayed()).isTrue();
        }
        assertThat(house.proxy.cuts()).isGreaterThanOrEqualTo(8);
        house.assertWhole();
    }

    /** The request's own or that of a limit, of a job, of a chore. */
    @Test
    void whichever_commit_loses_its_answer_the_booking_is_there_once() throws Exception {
        for (var cuts = 1; cuts <= 5; cuts++) {
            var client = house.first().client();
            var booking = house.first().newBooking(client);
            var key = UUID.randomUUID().toString();
            house.proxy.cutAfterCommit(cuts);
            Patience.until("booking", FaultyDatabase.PATIENCE, () -> {
                var reply = house.book(key, booking);
                assertThat(reply).matches(answer -> answer.status() == 201 || answer.isRefusal(), "honest");
                return reply.status() == 201;
            });
            house.proxy.pass();
            assertThat(house.app.count("select count(*) from bookings where client_id = '" + client + "'"))
                    .isOne();
        }
        house.assertWhole();
    }

    /** A job whose commit is lost is done again, and knows what it did. */
    @Test
    void lost_commits_lose_no_job() throws Exception {
        house.proxy.cutAfterCommit(6);
        for (var turn = 0; turn < 12; turn++) house.invite();
        house.proxy.pass();
        Patience.until("empty queue", Duration.ofMinutes(3), house.diary::isDone);
        assertThat(house.diary.unsent()).isZero();
        assertThat(house.app.count("select count(*) from mail_deliveries where template = 'invitation'"))
                .isEqualTo(house.app.count("select count(*) from invitations"));
        assertThat(house.app.count("select count(*) from dead_jobs")).isZero();
    }
}
