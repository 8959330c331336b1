package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Another price for a running subscription: unused time is credited, the rest of the period is charged anew. */
final class PlanChange {

    private static final String BLANK_ITEM = """
            {"id": null, "object": "invoiceitem", "amount": 0, "currency": null, "customer": null, "date": 0,
             "description": null, "discountable": true, "discounts": [], "invoice": null, "livemode": false,
             "metadata": {}, "net_amount": 0, "parent": null, "period": null, "pricing": null, "proration": false,
             "quantity": 1, "tax_rates": [], "test_clock": null}
            """;

    private final Account account;
    private final SubscriptionLife life;

    PlanChange(Account account, SubscriptionLife life) {
        this.account = account;
        this.life = life;
    }

    /** @param behavior {@code create_prorations}, {@code always_invoice} or {@code none} */
    void apply(ObjectNode subscription, ObjectNode price, long quantity, String behavior) {
        var running = !Json.text(subscription, "/status").equals("trialing");
        var newCycle = running && changesCycle(subscription, price);
        if (running && !behavior.equals("none"))
            prorations(subscription, price, quantity).forEach(item -> account.add(item, "invoiceitem.created"));
        account.change(subscription, changed -> Items.price(changed, price, quantity));
        if (newCycle) restart(subscription);
        else if (running && behavior.equals("always_invoice")) life.invoiceNow(subscription, List.of(), same -> {});
    }

    /** A month that becomes a year starts a new period, and is invoiced at once. */
    private void restart(ObjectNode subscription) {
        var now = account.now();
        var until = BillingCycle.of(now, SubscriptionLife.price(subscription)).nextAfter(now);
        var line = Lines.ofPeriod(subscription, SubscriptionLife.price(subscription), now, until, false);
        life.invoiceNow(subscription, List.of(line), changed -> {
            changed.put("billing_cycle_anchor", now.getEpochSecond());
            SubscriptionLife.period(changed, now, until);
        });
    }

    static boolean changesCycle(ObjectNode subscription, ObjectNode price) {
        return !SubscriptionLife.price(subscription).get("recurring").equals(price.get("recurring"));
    }

    /** Not kept: what the change would credit and add. */
    List<ObjectNode> prorations(ObjectNode subscription, ObjectNode price, long quantity) {
        var old = SubscriptionLife.price(subscription);
        var oldQuantity = subscription.at("/items/data/0/quantity").asLong();
        var items = new ArrayList<ObjectNode>();
        items.add(proration(subscription, old, -share(subscription, old, oldQuantity), "Unused time on "));
        if (!changesCycle(subscription, price))
            items.add(proration(subscription, price, share(subscription, price, quantity), "Remaining time on "));
        return items;
    }

    /** By the second. */
    private long share(ObjectNode subscription, ObjectNode price, long quantity) {
        var end = SubscriptionLife.periodEnd(subscription);
        var whole = Duration.between(SubscriptionLife.periodStart(subscription), end)
                .toSeconds();
        var left = Duration.between(account.now(), end).toSeconds();
        return BigDecimal.valueOf(price.get("unit_amount").asLong() * quantity)
                .multiply(BigDecimal.valueOf(left))
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private ObjectNode proration(ObjectNode subscription, ObjectNode price, long amount, String description) {
        var item = item(Json.text(subscription, "/customer"), Json.text(price, "/currency"), amount, account.now())
                .put("proration", true)
                .put("description", description + Json.text(price, "/product") + " after " + account.now());
        item.set("period", Lines.period(account.now(), SubscriptionLife.periodEnd(subscription)));
        item.set("pricing", Lines.pricing(price));
        var details =
                item.putObject("parent").put("type", "subscription_details").putObject("subscription_details");
        details.put("subscription", Json.text(subscription, "/id"))
                .put("subscription_item", Json.text(subscription, "/items/data/0/id"));
        return item;
    }

    static ObjectNode item(String customer, String currency, long amount, Instant now) {
        var item = Json.parse(BLANK_ITEM)
                .put("id", StripeIds.next("ii"))
                .put("amount", amount)
                .put("net_amount", amount)
                .put("currency", currency)
                .put("customer", customer)
                .put("date", now.getEpochSecond());
        item.set("period", Lines.period(now, now));
        item.putObject("pricing")
                .putNull("price_details")
                .put("type", "price_details")
                .put("unit_amount_decimal", Long.toString(amount));
        return item;
    }
}
