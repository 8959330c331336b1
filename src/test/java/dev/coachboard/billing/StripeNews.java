package dev.coachboard.billing;

import static io.restassured.RestAssured.given;

import dev.coachboard.TestDatabase;
import dev.coachboard.identity.Cast;
import dev.coachboard.platform.id.Ids;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tells the app what Stripe would, signed as Stripe signs. */
@ApplicationScoped
public class StripeNews {

    public static final String SECRET = "whsec_simulator";

    private final Clock clock;

    StripeNews(Clock clock) {
        this.clock = clock;
    }

    /** A client with a subscription that Stripe knows: what the news are about. */
    public record Purchase(UUID practiceId, UUID clientId, UUID planId, UUID subscriptionId, String mark) {

        public String customer() {
            return "cus_" + mark;
        }

        public String price() {
            return "price_" + mark;
        }

        public String stripeId() {
            return "sub_" + mark;
        }
    }

    /** Maya has asked for a plan of 129 euros a month, and Stripe has not told anything yet. */
    public Purchase purchase(Cast.House house) {
        var mark = UUID.randomUUID().toString().replace("-", "");
        var purchase = new Purchase(house.practiceId(), house.maya().id(), Ids.next(), Ids.next(), mark);
        var now = Timestamp.from(clock.instant());
        TestDatabase.update(
                "insert into plans (practice_id, id, name, description, amount_cents, currency, period, trial_days, status,"
                        + " created_at, version) values (?, ?, 'Essential', '', 12900, 'EUR', 'MONTH', 0, 'ACTIVE', ?, 0)",
                purchase.practiceId(),
                purchase.planId(),
                now);
        TestDatabase.update(
                "insert into subscriptions (practice_id, id, client_id, plan_id, status, cancels_at_period_end, created_at,"
                        + " version) values (?, ?, ?, ?, 'INCOMPLETE', false, ?, 0)",
                purchase.practiceId(),
                purchase.subscriptionId(),
                purchase.clientId(),
                purchase.planId(),
                now);
        TestDatabase.update(
                "insert into stripe_customers (practice_id, id, stripe_id, created_at) values (?, ?, ?, ?)",
                purchase.practiceId(),
                purchase.clientId(),
                purchase.customer(),
                now);
        TestDatabase.update(
                "insert into stripe_prices (practice_id, id, stripe_id, created_at) values (?, ?, ?, ?)",
                purchase.practiceId(),
                purchase.planId(),
                purchase.price(),
                now);
        return purchase;
    }

    /** An event whose parts a test may change before it is sent. */
    public record Event(String id, String text) {

        public Event with(String part, String instead) {
            if (!text.contains(part)) throw new IllegalArgumentException(part);
            return new Event(id, text.replace(part, instead));
        }
    }

    public Event subscription(Purchase purchase, String type, String status, Instant created) {
        var start = Instant.parse("2026-11-01T00:00:00Z").getEpochSecond();
        return event(type, created, """
                {"id":"%s","object":"subscription","customer":"%s","status":"%s","cancel_at_period_end":false,
                 "ended_at":%s,"metadata":{"coachboard_subscription":"%s"},
                 "items":{"data":[{"price":{"id":"%s","unit_amount":12900,"currency":"eur"},
                   "current_period_start":%d,"current_period_end":%d}]}}""".formatted(
                        purchase.stripeId(),
                        purchase.customer(),
                        status,
                        status.equals("canceled") ? Long.toString(created.getEpochSecond()) : "null",
                        purchase.subscriptionId(),
                        purchase.price(),
                        start,
                        start + 30 * 86_400));
    }

    /** @param number tells invoices of one purchase apart */
    public Event invoice(Purchase purchase, int number, String type, String status, Instant created) {
        var at = Instant.parse("2026-11-01T00:00:00Z").getEpochSecond();
        return event(type, created, """
                {"id":"in_%s_%d","object":"invoice","customer":"%s","status":"%s","currency":"eur","total":15351,
                 "total_taxes":[{"amount":2451}],"created":%d,"attempt_count":1,"next_payment_attempt":%d,
                 "status_transitions":{"finalized_at":%d,"paid_at":%s,"voided_at":null},"metadata":{},
                 "parent":{"subscription_details":{"subscription":"%s","metadata":{"coachboard_subscription":"%s"}}},
                 "lines":{"data":[{"description":"1 x Essential","amount":12900}]}}""".formatted(
                        purchase.mark(),
                        number,
                        purchase.customer(),
                        status,
                        at,
                        at + 3 * 86_400,
                        at,
                        status.equals("paid") ? Long.toString(at + 60) : "null",
                        purchase.stripeId(),
                        purchase.subscriptionId()));
    }

    public static Event event(String type, Instant created, String object) {
        var id = "evt_" + UUID.randomUUID().toString().replace("-", "");
        return new Event(id, """
                {"id":"%s","object":"event","api_version":"2025-11-17.clover","created":%d,"livemode":false,"type":"%s",
                 "data":{"object":%s}}""".formatted(id, created.getEpochSecond(), type, object));
    }

    public Response tell(Event event) {
        return tell(event.text().getBytes(StandardCharsets.UTF_8), SECRET, clock.instant());
    }

    public static Response tell(byte[] body, String secret, Instant signedAt) {
        return send(body, "t=" + signedAt.getEpochSecond() + ",v1=" + signature(body, secret, signedAt));
    }

    public static Response send(byte[] body, String header) {
        var request = given().contentType("application/json").body(body);
        if (header != null) request.header("Stripe-Signature", header);
        return request.post("/api/v1/webhooks/stripe");
    }

    public static String signature(byte[] body, String secret, Instant signedAt) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((signedAt.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How the app's copy stands: what must not depend on the order of the news. */
    public static String standing(Purchase purchase) {
        return TestDatabase.column("""
                select status || ' ' || coalesce(period_ends_at::text, '') || ' ' || cancels_at_period_end || ' '
                    || coalesce(cancelled_at::text, '') from subscriptions where id = ?
                """, purchase.subscriptionId()).toString()
                + TestDatabase.column("""
                select status || ' ' || total_cents || ' ' || coalesce(paid_at::text, '') from invoices
                where subscription_id = ? order by stripe_id
                """, purchase.subscriptionId());
    }

    /** State and rule. */
    public static String verdict(Event event) {
        return TestDatabase.column(
                        "select state || coalesce(' ' || rule, '') from webhook_events where stripe_id = ?", event.id())
                .toString();
    }
}
