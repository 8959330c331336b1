package dev.coachboard.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.billing.stripe.InvoiceNews;
import dev.coachboard.billing.stripe.StripeEvent;
import dev.coachboard.billing.stripe.SubscriptionNews;
import dev.coachboard.platform.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole lives of subscriptions and invoices, told in any order, with repetitions and many events in one second. */
class ConvergenceTest {

    private static final Instant START = Instant.parse("2026-01-31T09:00:00Z");
    private static final UUID PLAN = new UUID(0, 1);
    private static final UUID OTHER_PLAN = new UUID(0, 2);
    private static final int LIVES = 25;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private static final List<String> OFTEN = List.of("trialing", "active", "active", "active", "past_due", "paused");
    private static final List<String> STATES = List.of(
            "incomplete", "trialing", "active", "past_due", "unpaid", "paused", "canceled", "incomplete_expired");
    private static final List<String> ENDS = List.of("canceled", "incomplete_expired");
    private static final List<String> KINDS = List.of("created", "updated", "updated", "updated", "deleted");
    private static final List<String> INVOICE_STATES = List.of("open", "open", "paid", "void", "uncollectible");

    /** A snapshot and the event that brought it. */
    record Told(StripeEvent event, SubscriptionNews news, UUID planId) {

        SubscriptionStatus status() {
            return SubscriptionStatus.ofStripe(news.state());
        }
    }

    /** Fresh ones in each run. The one that a failure names is repeated with {@code -Dconvergence.seed=...}. */
    static LongStream seeds() {
        var wanted = Long.getLong("convergence.seed");
        return wanted == null ? new Random().longs(20, 0, 1L << 48) : LongStream.of(wanted);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_subscription_ends_up_the_same_in_any_order(long seed) {
        var random = new Random(seed);
        for (var i = 0; i < LIVES; i++) {
            var life = life(random);
            assertThat(end(shuffledWithRepetitions(life, random))).isEqualTo(end(life));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void what_was_cancelled_once_stays_cancelled(long seed) {
        var random = new Random(seed);
        for (var i = 0; i < LIVES; i++) staysCancelled(shuffledWithRepetitions(life(random), random));
    }

    private static void staysCancelled(List<Told> life) {
        var told = new Subscription(UUID.randomUUID(), UUID.randomUUID(), PLAN, START);
        var cancelled = false;
        for (var news : life) {
            learn(told, news);
            cancelled |= ENDS.contains(news.news().state());
            assertThat(told.terms().status() == SubscriptionStatus.CANCELLED).isEqualTo(cancelled);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void without_two_events_in_one_second_the_last_one_counts(long seed) {
        var random = new Random(seed);
        for (var i = 0; i < LIVES; i++) {
            var life = Stream.generate(() -> life(random))
                    .filter(ConvergenceTest::hasOneLastEvent)
                    .findFirst()
                    .orElseThrow();
            var end = new Subscription(UUID.randomUUID(), UUID.randomUUID(), PLAN, START);
            shuffledWithRepetitions(life, random).forEach(told -> learn(end, told));
            assertThat(end.terms().status()).isEqualTo(last(life).get(0).status());
        }
    }

    private static boolean hasOneLastEvent(List<Told> life) {
        return last(life).size() == 1
                && life.stream().noneMatch(told -> ENDS.contains(told.news().state()));
    }

    private static List<Told> last(List<Told> life) {
        var at = life.stream()
                .map(told -> told.event().createdAt())
                .max(Instant::compareTo)
                .orElseThrow();
        return life.stream().filter(told -> told.event().createdAt().equals(at)).toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void an_invoice_ends_up_the_same_in_any_order(long seed) {
        var random = new Random(seed);
        for (var i = 0; i < LIVES; i++) {
            var states = Stream.generate(() -> any(random, INVOICE_STATES))
                    .limit(1 + random.nextInt(8))
                    .toList();
            assertThat(invoiceEnd(shuffledWithRepetitions(states, random))).isEqualTo(invoiceEnd(states));
        }
    }

    private static List<Told> life(Random random) {
        return Stream.generate(() -> told(random)).limit(1 + random.nextInt(14)).toList();
    }

    private static Told told(Random random) {
        return told(
                any(random, random.nextInt(10) == 0 ? STATES : OFTEN),
                random.nextInt(7),
                random.nextInt(4),
                random.nextBoolean(),
                random.nextBoolean() ? PLAN : OTHER_PLAN,
                any(random, KINDS),
                random.ints(24, 0, LETTERS.length())
                        .mapToObj(LETTERS::charAt)
                        .map(String::valueOf)
                        .collect(Collectors.joining()));
    }

    private static <T> T any(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static Told told(String state, int second, int period, boolean ending, UUID plan, String kind, String id) {
        var created = START.plusSeconds(second);
        var event = new StripeEvent(
                "evt_" + id, "customer.subscription." + kind, "2025-11-17.clover", created, false, null, null);
        var ended = state.equals("canceled") || state.equals("incomplete_expired") ? created.plusSeconds(period) : null;
        var news = new SubscriptionNews(
                "sub_1",
                "cus_1",
                null,
                "price_1",
                new Money(12900, "EUR"),
                state,
                START.plusSeconds(period),
                START.plusSeconds(period + 2),
                ending,
                ended);
        return new Told(event, news, plan);
    }

    private static String end(List<Told> life) {
        var subscription = new Subscription(UUID.randomUUID(), UUID.randomUUID(), PLAN, START);
        life.forEach(told -> learn(subscription, told));
        return subscription.terms() + " " + subscription.periodEndsAt();
    }

    private static void learn(Subscription subscription, Told told) {
        var standing = Standing.of(told.news(), told.status(), told.event());
        subscription.learn(told.news(), told.status(), told.planId(), standing);
    }

    private static String invoiceEnd(List<String> states) {
        var subscription = new Subscription(UUID.randomUUID(), UUID.randomUUID(), PLAN, START);
        var invoice = new Invoice(UUID.randomUUID(), subscription, invoice("open"), "INV-000001", null);
        states.forEach(state -> invoice.learn(InvoiceStatus.ofStripe(state), invoice(state)));
        return invoice.status() + " " + invoice.paidAt();
    }

    private static InvoiceNews invoice(String state) {
        var paidAt = state.equals("paid") ? START.plusSeconds(60) : null;
        return new InvoiceNews(
                "in_1",
                "cus_1",
                null,
                null,
                "sub_1",
                state,
                new Money(12900, "EUR"),
                0,
                List.of(),
                START,
                START,
                paidAt,
                null,
                1,
                null);
    }

    private static <T> List<T> shuffledWithRepetitions(List<T> life, Random random) {
        var told = new ArrayList<>(life);
        for (var again : life) if (random.nextBoolean()) told.add(again);
        Collections.shuffle(told, random);
        return told;
    }
}
