package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes drafts: from a subscription's period, and from what is pending for a customer. */
final class InvoiceMaker {

    /** As Stripe waits, so that an app can still add lines to a renewal. */
    static final Duration DRAFT_TIME = Duration.ofHours(1);

    private static final String BLANK = """
            {"id": null, "object": "invoice", "account_country": "DE", "account_name": "Simulated",
             "account_tax_ids": null, "amount_due": 0, "amount_overpaid": 0, "amount_paid": 0, "amount_remaining": 0,
             "amount_shipping": 0, "application": null, "attempt_count": 0, "attempted": false, "auto_advance": false,
             "automatic_tax": {"disabled_reason": null, "enabled": false, "liability": null, "provider": null,
                               "status": null},
             "automatically_finalizes_at": null, "billing_reason": "manual",
             "collection_method": "charge_automatically", "created": 0, "currency": null, "custom_fields": null,
             "customer": null, "customer_address": null, "customer_email": null, "customer_name": null,
             "customer_phone": null, "customer_shipping": null, "customer_tax_exempt": "none", "customer_tax_ids": [],
             "default_payment_method": null, "default_source": null, "default_tax_rates": [], "description": null,
             "discounts": [], "due_date": null, "effective_at": null, "ending_balance": null, "footer": null,
             "from_invoice": null, "hosted_invoice_url": null, "invoice_pdf": null, "issuer": {"type": "self"},
             "last_finalization_error": null, "latest_revision": null, "lines": null, "livemode": false,
             "metadata": {}, "next_payment_attempt": null, "number": null, "on_behalf_of": null, "parent": null,
             "payment_settings": {"default_mandate": null, "payment_method_options": null,
                                  "payment_method_types": null},
             "period_end": 0, "period_start": 0, "post_payment_credit_notes_amount": 0,
             "pre_payment_credit_notes_amount": 0, "receipt_number": null, "rendering": null, "shipping_cost": null,
             "shipping_details": null, "starting_balance": 0, "statement_descriptor": null, "status": "draft",
             "status_transitions": {"finalized_at": null, "marked_uncollectible_at": null, "paid_at": null,
                                    "voided_at": null},
             "subtotal": 0, "subtotal_excluding_tax": 0, "test_clock": null, "total": 0, "total_discount_amounts": [],
             "total_excluding_tax": 0, "total_pretax_credit_amounts": [], "total_taxes": [],
             "webhooks_delivered_at": null}
            """;

    private final Account account;

    InvoiceMaker(Account account) {
        this.account = account;
    }

    /** Not kept yet, without lines; its own period is empty at the present. */
    ObjectNode blank(JsonNode customer, String currency, String reason) {
        var now = account.nowSeconds();
        return Json.parse(BLANK)
                .put("id", StripeIds.next("in"))
                .put("billing_reason", reason)
                .put("created", now)
                .put("currency", currency)
                .put("customer", Json.text(customer, "/id"))
                .put("customer_email", Json.text(customer, "/email"))
                .put("customer_name", Json.text(customer, "/name"))
                .put("period_start", now)
                .put("period_end", now)
                .put("starting_balance", customer.get("balance").asLong());
    }

    /** Not kept yet. */
    ObjectNode ofSubscription(ObjectNode subscription, String reason, List<ObjectNode> lines) {
        var customer = account.find("customer", Json.text(subscription, "/customer"));
        var invoice = blank(customer, Json.text(subscription, "/currency"), reason)
                .put("auto_advance", true)
                .put("collection_method", Json.text(subscription, "/collection_method"));
        invoice.set("default_tax_rates", subscription.get("default_tax_rates").deepCopy());
        var details = invoice.putObject("parent")
                .putNull("quote_details")
                .put("type", "subscription_details")
                .putObject("subscription_details");
        details.set("metadata", subscription.get("metadata").deepCopy());
        details.put("subscription", Json.text(subscription, "/id"));
        Lines.put(invoice, lines);
        return invoice;
    }

    /** Kept as a draft, with whatever was pending for this customer, and told of. */
    ObjectNode draft(ObjectNode subscription, String reason, List<ObjectNode> lines, Instant from, Instant until) {
        var pending = pending(Json.text(subscription, "/customer"), Json.text(subscription, "/id"));
        var all = new ArrayList<>(lines);
        pending.forEach(item -> all.add(Lines.ofItem(item)));
        var invoice = ofSubscription(subscription, reason, all)
                .put("period_start", from.getEpochSecond())
                .put("period_end", until.getEpochSecond());
        var finalizesAt = account.now().plus(DRAFT_TIME).getEpochSecond();
        invoice.put("automatically_finalizes_at", finalizesAt).put("next_payment_attempt", finalizesAt);
        take(pending, invoice);
        return account.add(invoice, "invoice.created");
    }

    /** The invoice items that wait for a customer's next invoice, of this subscription or of none. */
    List<ObjectNode> pending(String customer, String subscription) {
        return account.all("invoiceitem").stream()
                .filter(item -> customer.equals(Json.text(item, "/customer")))
                .filter(item -> Json.text(item, "/invoice") == null)
                .filter(item -> {
                    var of = Json.text(item, "/parent/subscription_details/subscription");
                    return of == null || of.equals(subscription);
                })
                .toList();
    }

    void take(List<ObjectNode> items, ObjectNode invoice) {
        for (var item : items) account.change(item, taken -> taken.put("invoice", Json.text(invoice, "/id")));
    }
}
