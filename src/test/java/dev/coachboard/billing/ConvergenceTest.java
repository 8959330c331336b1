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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whole lives of subscriptions and invoices, told in any order, with repetitions and many events in one second. */
class ConvergenceTest {

    private static final Instant START = Instant.parse("2026-01-31T09:00:00Z");
    private static final UUID PLAN = new UUID(0, 1);
    private static final UUID OTHER_PLAN = new UUID(0, 2);

    /** A snapshot and the event that brought it. */
    record Told(StripeEvent event, SubscriptionNews news, UUID planId) {

        SubscriptionStatus status() {
            return SubscriptionStatus.ofStripe(news.state());
        }
    }

    @Property(tries = 500)
    void a_subscription_ends_up_the_same_in_any_order(@ForAll("lives") List<Told> life, @ForAll long seed) {
        assertThat(end(shuffledWithRepetitions(life, seed))).isEqualTo(end(life));
    }

    @Property(tries = 300)
    void what_was_cancelled_once_stays_cancelled(@ForAll("lives") List<Told> life, @ForAll long seed) {
        var told = new Subscription(UUID.randomUUID(), UUID.randomUUID(), PLAN, START);
        var cancelled = false;
        for (var news : shuffledWithRepetitions(life, seed)) {
            learn(told, news);
            cancelled |= news.status() == SubscriptionStatus.CANCELLED;
            assertThat(told.terms().status() == SubscriptionStatus.CANCELLED).isEqualTo(cancelled);
        }
    }

    @Property(tries = 300)
    void without_two_events_in_one_second_the_last_one_counts(@ForAll("lives") List<Told> life, @ForAll long seed) {
        var last = life.stream()
                .map(told -> told.event().createdAt())
                .max(Instant::compareTo)
                .orElseThrow();
        var latest = life.stream()
                .filter(told -> told.event().createdAt().equals(last))
                .toList();
        if (latest.size() > 1 || life.stream().anyMatch(told -> told.status() == SubscriptionStatus.CANCELLED)) return;
        var end = new Subscription(UUID.randomUUID(), UUID.randomUUID(), PLAN, START);
        shuffledWithRepetitions(life, seed).forEach(told -> learn(end, told));
        assertThat(end.terms().status()).isEqualTo(latest.get(0).status());
    }

    @Property(tries = 500)
    void an_invoice_ends_up_the_same_in_any_order(@ForAll("invoiceStates") List<String> states, @ForAll long seed) {
        assertThat(invoiceEnd(shuffledWithRepetitions(states, seed))).isEqualTo(invoiceEnd(states));
    }

    @Provide
    Arbitrary<List<Told>> lives() {
        var states = Arbitraries.of(
                "incomplete", "trialing", "active", "past_due", "unpaid", "paused", "canceled", "incomplete_expired");
        var often = Arbitraries.of("trialing", "active", "active", "active", "past_due", "paused");
        return Combinators.combine(
                        Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(9, often), net.jqwik.api.Tuple.of(1, states)),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(true, false),
                        Arbitraries.of(PLAN, OTHER_PLAN),
                        Arbitraries.of("created", "updated", "updated", "updated", "deleted"),
                        Arbitraries.strings().alpha().numeric().ofLength(24))
                .as(ConvergenceTest::told)
                .list()
                .ofMinSize(1)
                .ofMaxSize(14)
                .uniqueElements(told -> told.event().id());
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

    @Provide
    Arbitrary<List<String>> invoiceStates() {
        return Arbitraries.of("open", "open", "paid", "void", "uncollectible")
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
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

    private static <T> List<T> shuffledWithRepetitions(List<T> life, long seed) {
        var random = new Random(seed);
        var told = new ArrayList<>(life);
        for (var again : life) if (random.nextBoolean()) told.add(again);
        Collections.shuffle(told, random);
        return told;
    }
}
