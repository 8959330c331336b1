package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** The account in short: newest first, and at most a hundred of each. */
final class Overview {

    private static final int MOST = 100;

    private Overview() {}

    static ObjectNode of(Account account) {
        var overview = Json.object().put("now", account.now().toString());
        list(overview, account, "customer", "email", "name", "balance");
        list(overview, account, "subscription", "customer", "status", "cancel_at_period_end", "latest_invoice");
        list(overview, account, "invoice", "customer", "status", "number", "billing_reason", "currency", "total");
        var events = overview.putArray("events");
        for (var event : account.log().newestFirst(each -> events.size() < MOST)) {
            if (events.size() == MOST) break;
            events.add(summary(event, "type", "pending_webhooks"));
        }
        return overview;
    }

    private static void list(ObjectNode overview, Account account, String type, String... fields) {
        var rows = overview.putArray(type + "s");
        var all = account.all(type).stream().toList();
        for (var i = all.size() - 1; i >= Math.max(0, all.size() - MOST); i--) {
            var row = summary(all.get(i), fields);
            if (type.equals("customer"))
                row.put("cardWorks", new Charges(account).cardWorks(Json.text(all.get(i), "/id")));
            if (type.equals("subscription"))
                row.put("period_ends", SubscriptionLife.periodEnd(all.get(i)).toString());
            rows.add(row);
        }
    }

    private static ObjectNode summary(ObjectNode object, String... fields) {
        var row = Json.object().put("id", Json.text(object, "/id"));
        for (var field : fields) row.set(field, object.get(field));
        return row.put(
                "created", Instant.ofEpochSecond(object.get("created").asLong()).toString());
    }
}
