package dev.coachboard.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.coachboard.TestDatabase;
import dev.coachboard.billing.StripeNews.Event;
import dev.coachboard.billing.StripeNews.Purchase;
import dev.coachboard.billing.stripe.StripeCopies;
import dev.coachboard.identity.Cast;
import dev.coachboard.jobs.Chore;
import dev.coachboard.jobs.Pump;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Stripe tells, from the signature to what becomes of it. */
@QuarkusTest
class WebhooksTest {

    private static final Instant DAY = Instant.parse("2026-11-01T00:00:00Z");

    @Inject
    Cast cast;

    @Inject
    StripeNews stripe;

    @Inject
    Pump pump;

    @Inject
    Clock clock;

    @Inject
    StripeCopies inbox;

    @Inject
    @All
    List<Chore> chores;

    private Cast.House house;
    private Purchase maya;

    @BeforeEach
    void open() {
        house = cast.open();
        maya = stripe.purchase(house);
    }

    @Test
    void news_of_a_subscription_are_applied() {
        var event = news("updated", "active", 10);
        tell(event);
        assertThat(StripeNews.verdict(event)).isEqualTo("[APPLIED]");
        house.maya()
                .call()
                .get("/api/v1/subscriptions/" + maya.subscriptionId())
                .then()
                .body("status", equalTo("ACTIVE"))
                .body("periodEndsAt", equalTo("2026-12-01T00:00:00Z"));
    }

    @Test
    void the_same_event_twice_is_kept_once() {
        var event = news("updated", "active", 10);
        stripe.tell(event).then().statusCode(204);
        stripe.tell(event).then().statusCode(204);
        assertThat(TestDatabase.count("select count(*) from webhook_events where stripe_id = ?", event.id()))
                .isOne();
        assertThat(TestDatabase.count(
                        "select count(*) from jobs where task_name = 'stripe-event' and task_instance in"
                                + " (select id::text from webhook_events where stripe_id = ?)",
                        event.id()))
                .isOne();
    }

    @Test
    void any_order_leads_to_the_same_end() {
        var events = new ArrayList<>(List.of(
                news("created", "incomplete", 0),
                news("updated", "active", 0),
                news("updated", "past_due", 20),
                news("updated", "active", 21),
                invoice(1, "finalized", "open", 0),
                invoice(1, "paid", "paid", 0),
                invoice(2, "finalized", "open", 20),
                invoice(2, "payment_failed", "open", 20),
                invoice(2, "paid", "paid", 21)));
        var ends = new ArrayList<String>();
        for (var seed = 0; seed < 6; seed++) {
            var purchase = stripe.purchase(cast.open());
            Collections.shuffle(events, new Random(seed));
            for (var event : events) stripe.tell(translated(event, purchase));
            stripe.tell(translated(events.get(0), purchase));
            pump.run();
            ends.add(StripeNews.standing(purchase));
        }
        assertThat(ends).containsOnly(ends.get(0));
        assertThat(ends.get(0)).startsWith("[ACTIVE ").contains("PAID 15351").doesNotContain("OPEN");
    }

    @Test
    void what_is_cancelled_is_never_revived() {
        tell(news("deleted", "canceled", 5));
        tell(news("updated", "active", 900));
        assertThat(StripeNews.standing(maya)).startsWith("[CANCELLED ");
    }

    @Test
    void a_paid_invoice_gets_a_number_of_ours_and_counts_as_revenue() {
        tell(news("updated", "active", 0));
        tell(invoice(1, "paid", "paid", 1));
        assertThat(TestDatabase.column(
                        "select number || ' ' || subtotal_cents || ' ' || tax_cents || ' ' || tax_rate_basis_points"
                                + " from invoices where subscription_id = ?",
                        maya.subscriptionId()))
                .containsExactly("INV-000001 12900 2451 1900");
        assertThat(TestDatabase.column(
                        "select amount_cents from revenue_months where practice_id = ?", maya.practiceId()))
                .containsExactly(15351L);
    }

    @Test
    void what_contradicts_us_is_parked_and_changes_nothing() {
        var before = StripeNews.standing(maya);
        assertThat(parked(news("updated", "active", 1).with("\"livemode\":false", "\"livemode\":true")))
                .isEqualTo("[PARKED other-mode]");
        assertThat(parked(news("updated", "active", 1).with("\"object\":\"event\",", "\"account\":\"acct_1\",")))
                .isEqualTo("[PARKED other-account]");
        assertThat(parked(news("updated", "active", 1).with(maya.customer(), "cus_unknown")))
                .isEqualTo("[PARKED unknown-customer]");
        assertThat(parked(news("updated", "active", 1).with("12900", "1"))).isEqualTo("[PARKED other-amount]");
        assertThat(parked(news("updated", "active", 1).with("\"eur\"", "\"usd\"")))
                .isEqualTo("[PARKED other-currency]");
        assertThat(parked(news("updated", "active", 1).with(maya.price(), "price_unknown")))
                .isEqualTo("[PARKED unknown-price]");
        assertThat(parked(news("updated", "active", 1).with("\"2025-11-17.clover\"", "null")))
                .isEqualTo("[PARKED other-version]");
        assertThat(parked(news("updated", "active", 1).with("2025-11-17", "2031-01-01")))
                .isEqualTo("[PARKED other-version]");
        assertThat(parked(news("updated", "active", 1).with("\"active\"", "\"dormant\"")))
                .isEqualTo("[PARKED unreadable]");
        assertThat(parked(news("updated", "active", 1).with("\"current_period_end\"", "\"someday\"")))
                .isEqualTo("[PARKED unreadable]");
        assertThat(StripeNews.standing(maya)).isEqualTo(before);
    }

    @Test
    void somebody_elses_customer_cannot_change_a_subscription() {
        var noah =
                new Purchase(maya.practiceId(), house.noah().id(), maya.planId(), UUID.randomUUID(), "x" + maya.mark());
        TestDatabase.update(
                "insert into stripe_customers (practice_id, id, stripe_id, created_at) values (?, ?, ?, now())",
                noah.practiceId(),
                noah.clientId(),
                noah.customer());
        assertThat(parked(news("updated", "active", 1).with(maya.customer(), noah.customer())))
                .isEqualTo("[PARKED other-customer]");
        var elsewhere = stripe.purchase(cast.open());
        assertThat(parked(news("updated", "active", 1).with(maya.customer(), elsewhere.customer())))
                .isEqualTo("[PARKED unknown-subscription]");
    }

    @Test
    void an_invoice_for_another_amount_than_before_is_parked() {
        tell(invoice(1, "finalized", "open", 1));
        assertThat(parked(invoice(1, "paid", "paid", 2).with("15351", "100").with("2451", "0")))
                .isEqualTo("[PARKED other-amount]");
        assertThat(StripeNews.standing(maya)).contains("OPEN 15351");
    }

    @Test
    void kinds_that_nobody_uses_are_kept_and_ignored() {
        var event = StripeNews.event("charge.refunded", DAY, "{\"id\":\"ch_1\"}");
        tell(event);
        assertThat(StripeNews.verdict(event)).isEqualTo("[IGNORED not-used]");
    }

    @Test
    void what_is_signed_and_no_event_is_kept_and_parked() {
        for (var body : List.of("no json", "[]", "{}", "{\"id\":\"evt_1\"}", "{\"id\":7}", "\"evt\"", "")) {
            var unique = (body + " ".repeat(1 + new Random().nextInt(200_000))).getBytes(StandardCharsets.UTF_8);
            var before = TestDatabase.count("select count(*) from webhook_events where rule = 'unreadable'");
            StripeNews.tell(unique, StripeNews.SECRET, clock.instant()).then().statusCode(204);
            assertThat(TestDatabase.count("select count(*) from webhook_events where rule = 'unreadable'"))
                    .isEqualTo(before + 1);
        }
    }

    @Test
    void nothing_is_kept_of_what_stripe_did_not_sign() {
        var body = news("updated", "active", 1).text().getBytes(StandardCharsets.UTF_8);
        var now = clock.instant();
        var good = StripeNews.signature(body, StripeNews.SECRET, now);
        var t = "t=" + now.getEpochSecond();
        var kept = TestDatabase.count("select count(*) from webhook_events");
        var headers = new ArrayList<>(List.of(
                "",
                ",",
                "t=,v1=",
                t,
                "v1=" + good,
                t + ",v1=" + good.substring(1),
                t + ",v0=" + good,
                "t=-1,v1=" + good,
                t + "," + t + ",v1=" + good,
                "t=99999999999999999999,v1=" + good,
                t + ",v1=" + "0".repeat(64),
                (t + ",v1=" + good + ",").repeat(40),
                "t=" + now.plusSeconds(9).getEpochSecond() + ",v1=" + good));
        headers.add(null);
        for (var header : headers)
            StripeNews.send(body, header).then().statusCode(400).body("code", equalTo("bad-signature"));
        for (var skew : List.of(-330, 330)) {
            StripeNews.tell(body, StripeNews.SECRET, now.plusSeconds(skew))
                    .then()
                    .statusCode(400);
        }
        StripeNews.tell(body, "whsec_other", now).then().statusCode(400);
        assertThat(TestDatabase.count("select count(*) from webhook_events")).isEqualTo(kept);
        StripeNews.send(body, "v0=1," + t + ",v1=" + "0".repeat(64) + ", v1=" + good)
                .then()
                .statusCode(204);
    }

    @Test
    void what_was_applied_is_dropped_after_a_month_and_what_is_parked_is_not() throws Exception {
        var applied = news("updated", "active", 1);
        tell(applied);
        var parked = news("updated", "active", 2).with("\"livemode\":false", "\"livemode\":true");
        tell(parked);
        for (var event : List.of(applied, parked))
            TestDatabase.update(
                    "update webhook_events set received_at = now() - interval '31 days' where stripe_id = ?",
                    event.id());
        pump.run(chore("webhook-housekeeping"));
        assertThat(StripeNews.verdict(applied)).isEqualTo("[]");
        assertThat(StripeNews.verdict(parked)).isEqualTo("[PARKED other-mode]");
    }

    @Test
    void an_operator_sees_what_is_parked_and_has_it_looked_at_once_more() {
        var event = news("updated", "active", 1).with(maya.price(), "price_later" + maya.mark());
        tell(event);
        assertThat(StripeNews.verdict(event)).isEqualTo("[PARKED unknown-price]");
        var operator = cast.operator(house);
        var id = operator.call()
                .get("/api/v1/operator/webhook-events?state=PARKED&limit=100")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("items.find { it.stripeId == '" + event.id() + "' }.id");
        TestDatabase.update(
                "update stripe_prices set stripe_id = ? where id = ?", "price_later" + maya.mark(), maya.planId());
        operator.call()
                .post("/api/v1/operator/webhook-events/" + id + "/replay")
                .then()
                .statusCode(202);
        pump.run();
        assertThat(StripeNews.verdict(event)).isEqualTo("[APPLIED]");
        house.ada().call().get("/api/v1/operator/webhook-events").then().statusCode(403);
    }

    @Test
    void what_would_break_our_tables_is_parked() {
        var before = StripeNews.standing(maya);
        for (var tax : List.of("-1", "15352", "9223372036854775807"))
            assertThat(parked(invoice(1, "paid", "paid", 1).with("\"amount\":2451", "\"amount\":" + tax)))
                    .isEqualTo("[PARKED unreadable]");
        for (var total : List.of("9223372036854775807", "-9223372036854775808"))
            assertThat(parked(invoice(1, "paid", "paid", 1).with("15351", total)))
                    .isEqualTo("[PARKED unreadable]");
        assertThat(parked(news("updated", "active", 1)
                        .with("\"current_period_end\":", "\"current_period_end\":1,\"x\":")))
                .isEqualTo("[PARKED unreadable]");
        assertThat(parked(news("updated", "active", 1).with(maya.customer(), "cus\\u0000none")))
                .isEqualTo("[PARKED unknown-customer]");
        assertThat(parked(invoice(1, "paid", "paid", 1).with("in_" + maya.mark(), "in_" + "x".repeat(4000))))
                .isEqualTo("[PARKED unreadable]");
        assertThat(StripeNews.standing(maya)).isEqualTo(before);
    }

    @Test
    void what_fails_every_time_is_parked_in_the_end_where_an_operator_looks() {
        var event = news("updated", "active", 1);
        stripe.tell(event).then().statusCode(204);
        TestDatabase.update(
                "update jobs set consecutive_failures = 11 where task_instance = ?",
                eventId(event).toString());
        TestDatabase.update("update webhook_events set payload = '{}' where stripe_id = ?", event.id());
        pump.run();
        assertThat(StripeNews.verdict(event)).isEqualTo("[PARKED failed]");
        assertThat(TestDatabase.count(
                        "select count(*) from dead_jobs where key = ?",
                        eventId(event).toString()))
                .isOne();
    }

    @Test
    void only_what_is_settled_without_effect_is_looked_at_once_more() {
        var operator = cast.operator(house);
        var applied = news("updated", "active", 1);
        stripe.tell(applied).then().statusCode(204);
        replay(operator, applied).statusCode(409).body("code", equalTo("event-not-parked"));
        pump.run();
        replay(operator, applied).statusCode(409).body("code", equalTo("event-not-parked"));
        assertThat(StripeNews.verdict(applied)).isEqualTo("[APPLIED]");
    }

    @Test
    void a_replay_waits_until_the_first_job_has_left_the_queue() {
        var operator = cast.operator(house);
        var event = news("updated", "active", 1).with(maya.price(), "price_unknown");
        tell(event);
        var id = eventId(event).toString();
        TestDatabase.update("""
                insert into jobs (task_name, task_instance, execution_time, picked, version)
                values ('stripe-event', ?, now(), true, 1)
                """, id);
        replay(operator, event).statusCode(409).body("code", equalTo("job-waiting"));
        assertThat(StripeNews.verdict(event)).isEqualTo("[PARKED unknown-price]");
        TestDatabase.update("delete from jobs where task_instance = ?", id);
        replay(operator, event).statusCode(202);
        pump.run();
        operator.call()
                .get("/api/v1/operator/audit-entries?subjectId=" + id)
                .then()
                .body("items.action", equalTo(List.of("webhook-event-replayed")))
                .body("items[0].before.rule", equalTo("unknown-price"));
    }

    @Test
    void a_readable_copy_takes_the_place_of_what_could_not_be_read() {
        var event = news("updated", "active", 1);
        assertThat(parked(event.with("2025-11-17", "2031-01-01"))).isEqualTo("[PARKED other-version]");
        inbox.takeCopy(event.with("2025-11-17", "2031-02-02"));
        assertThat(StripeNews.verdict(event)).isEqualTo("[PARKED other-version]");
        inbox.takeCopy(event);
        pump.run();
        assertThat(StripeNews.verdict(event)).isEqualTo("[APPLIED]");
    }

    private io.restassured.response.ValidatableResponse replay(Cast.Person operator, Event event) {
        return operator.call()
                .post("/api/v1/operator/webhook-events/" + eventId(event) + "/replay")
                .then();
    }

    private static Object eventId(Event event) {
        return TestDatabase.column("select id from webhook_events where stripe_id = ?", event.id())
                .get(0);
    }

    private Event news(String kind, String status, int minutes) {
        return stripe.subscription(maya, "customer.subscription." + kind, status, DAY.plusSeconds(60L * minutes));
    }

    private Event invoice(int number, String kind, String status, int minutes) {
        return stripe.invoice(maya, number, "invoice." + kind, status, DAY.plusSeconds(60L * minutes));
    }

    /** The same news with the same id's order, about somebody else. */
    private Event translated(Event event, Purchase other) {
        var id = event.id() + other.mark().substring(0, 8);
        return new Event(
                id,
                event.text()
                        .replace(maya.mark(), other.mark())
                        .replace(
                                maya.subscriptionId().toString(),
                                other.subscriptionId().toString())
                        .replace(event.id(), id));
    }

    private Chore chore(String name) {
        return chores.stream()
                .filter(chore -> chore.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String parked(Event event) {
        tell(event);
        return StripeNews.verdict(event);
    }

    private void tell(Event event) {
        stripe.tell(event).then().statusCode(204);
        pump.run();
    }
}
