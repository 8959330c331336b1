package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** The one item of a subscription: its price and its present period. */
final class Items {

    private static final String BLANK = """
            {"id": null, "object": "subscription_item", "billing_thresholds": null, "created": 0,
             "current_period_end": 0, "current_period_start": 0, "discounts": [], "metadata": {}, "plan": null,
             "price": null, "quantity": 1, "subscription": null, "tax_rates": []}
            """;

    private Items() {}

    static ObjectNode first(String subscription, Instant now) {
        return Json.parse(BLANK)
                .put("id", StripeIds.next("si"))
                .put("created", now.getEpochSecond())
                .put("subscription", subscription);
    }

    static void price(ObjectNode subscription, ObjectNode price, long quantity) {
        var item = (ObjectNode) subscription.at("/items/data/0");
        item.put("quantity", quantity);
        item.set("price", price.deepCopy());
        item.set("plan", plan(price));
    }

    /** The old form of a price, which Stripe still shows beside it. */
    private static ObjectNode plan(ObjectNode price) {
        var plan = Json.object()
                .put("id", Json.text(price, "/id"))
                .put("object", "plan")
                .put("active", true)
                .put("amount", price.get("unit_amount").asLong())
                .put("amount_decimal", Json.text(price, "/unit_amount_decimal"))
                .put("billing_scheme", "per_unit")
                .put("created", price.get("created").asLong())
                .put("currency", Json.text(price, "/currency"))
                .put("interval", Json.text(price, "/recurring/interval"))
                .put("interval_count", price.at("/recurring/interval_count").asInt())
                .put("livemode", false);
        plan.putObject("metadata");
        return plan.put("product", Json.text(price, "/product")).put("usage_type", "licensed");
    }
}
