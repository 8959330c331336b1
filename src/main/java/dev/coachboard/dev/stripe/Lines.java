package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/** What stands on an invoice, line by line, and what it sums up to. */
final class Lines {

    private static final String BLANK = """
            {"id": null, "object": "line_item", "amount": 0, "currency": null, "description": null,
             "discount_amounts": [], "discountable": true, "discounts": [], "invoice": null, "livemode": false,
             "metadata": {}, "parent": null, "period": null, "pretax_credit_amounts": [], "pricing": null,
             "quantity": 1, "subscription": null, "subtotal": 0, "taxes": []}
            """;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Lines() {}

    /** A period of a subscription at its present price; a trial costs nothing. */
    static ObjectNode ofPeriod(ObjectNode subscription, JsonNode price, Instant from, Instant until, boolean trial) {
        var item = subscription.at("/items/data/0");
        var quantity = item.at("/quantity").asLong(1);
        var amount = trial ? 0 : price.get("unit_amount").asLong() * quantity;
        var line = blank(amount, Json.text(price, "/currency"), period(from, until))
                .put("description", (trial ? "Trial period for " : quantity + " × ") + name(price))
                .put("quantity", quantity)
                .put("subscription", Json.text(subscription, "/id"));
        line.set("metadata", subscription.get("metadata").deepCopy());
        line.set("pricing", pricing(price));
        var details = line.putObject("parent")
                .put("type", "subscription_item_details")
                .putNull("invoice_item_details")
                .putObject("subscription_item_details");
        details.putNull("invoice_item").put("proration", false);
        details.putObject("proration_details").putNull("credited_items");
        details.put("subscription", Json.text(subscription, "/id")).put("subscription_item", Json.text(item, "/id"));
        return line;
    }

    /** An invoice item: something extra, or what a change of plan credits and adds. */
    static ObjectNode ofItem(ObjectNode item) {
        var line = blank(item.get("amount").asLong(), Json.text(item, "/currency"), item.get("period"))
                .put("description", Json.text(item, "/description"))
                .put("quantity", item.get("quantity").asLong())
                .put("subscription", Json.text(item, "/parent/subscription_details/subscription"));
        line.set("metadata", item.get("metadata").deepCopy());
        line.set("pricing", item.get("pricing").deepCopy());
        var details = line.putObject("parent")
                .put("type", "invoice_item_details")
                .putNull("subscription_item_details")
                .putObject("invoice_item_details");
        details.put("invoice_item", Json.text(item, "/id"))
                .put("proration", item.get("proration").asBoolean());
        details.putObject("proration_details").putNull("credited_items");
        details.put("subscription", Json.text(item, "/parent/subscription_details/subscription"));
        return line;
    }

    private static ObjectNode blank(long amount, String currency, JsonNode period) {
        var line = Json.parse(BLANK)
                .put("id", StripeIds.next("il"))
                .put("amount", amount)
                .put("subtotal", amount)
                .put("currency", currency);
        line.set("period", period.deepCopy());
        return line;
    }

    static ObjectNode period(Instant from, Instant until) {
        return Json.object().put("end", until.getEpochSecond()).put("start", from.getEpochSecond());
    }

    static ObjectNode pricing(JsonNode price) {
        var pricing = Json.object();
        pricing.putObject("price_details").put("price", Json.text(price, "/id")).put("product", name(price));
        return pricing.put("type", "price_details")
                .put("unit_amount_decimal", Json.text(price, "/unit_amount_decimal"));
    }

    private static String name(JsonNode price) {
        return Json.text(price, "/product");
    }

    /** Puts the lines on the invoice and sums them up, taxed by the invoice's own rates. */
    static void put(ObjectNode invoice, List<ObjectNode> lines) {
        var id = Json.text(invoice, "/id");
        lines.forEach(line -> line.put("invoice", id));
        invoice.set("lines", Json.list("/v1/invoices/" + id + "/lines", lines, false));
        var subtotal =
                lines.stream().mapToLong(line -> line.get("amount").asLong()).sum();
        var tax = taxes(invoice, lines, subtotal);
        invoice.put("subtotal", subtotal)
                .put("subtotal_excluding_tax", subtotal)
                .put("total", subtotal + tax)
                .put("total_excluding_tax", subtotal);
        due(invoice, Math.max(0, subtotal + tax));
    }

    static void due(ObjectNode invoice, long amount) {
        invoice.put("amount_due", amount).put("amount_paid", 0).put("amount_remaining", amount);
    }

    private static long taxes(ObjectNode invoice, List<ObjectNode> lines, long subtotal) {
        var all = invoice.putArray("total_taxes");
        var sum = 0L;
        for (var rate : invoice.get("default_tax_rates")) {
            var total = 0L;
            for (var line : lines)
                total += tax(
                        (ArrayNode) line.get("taxes"), rate, line.get("amount").asLong());
            add(all, rate, subtotal, total);
            sum += total;
        }
        return sum;
    }

    private static long tax(ArrayNode taxes, JsonNode rate, long amount) {
        var tax = rate.get("percentage")
                .decimalValue()
                .multiply(BigDecimal.valueOf(amount))
                .divide(HUNDRED, 0, RoundingMode.HALF_UP)
                .longValueExact();
        add(taxes, rate, amount, tax);
        return tax;
    }

    private static void add(ArrayNode taxes, JsonNode rate, long taxable, long tax) {
        var entry = taxes.addObject().put("amount", tax).put("tax_behavior", "exclusive");
        entry.putObject("tax_rate_details").put("tax_rate", Json.text(rate, "/id"));
        entry.put("taxability_reason", "not_available")
                .put("taxable_amount", taxable)
                .put("type", "tax_rate_details");
    }
}
