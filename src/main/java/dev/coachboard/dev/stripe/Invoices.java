package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code /v1/invoices}. */
final class Invoices {

    private final Account account;
    private final InvoiceMaker maker;
    private final InvoiceLife life;
    private final Charges charges;

    Invoices(Account account, InvoiceMaker maker, InvoiceLife life, Charges charges) {
        this.account = account;
        this.maker = maker;
        this.life = life;
        this.charges = charges;
    }

    void route(Router router) {
        router.add(
                "POST",
                "/v1/invoices",
                "auto_advance collection_method currency customer default_payment_method default_tax_rates description"
                        + " metadata pending_invoice_items_behavior",
                this::create);
        router.add("GET", "/v1/invoices/{id}", "", call -> account.require("invoice", call.id()));
        router.add(
                "GET",
                "/v1/invoices",
                "created customer status subscription limit starting_after ending_before",
                this::list);
        router.add("DELETE", "/v1/invoices/{id}", "", this::delete);
        router.add("POST", "/v1/invoices/{id}/finalize", "auto_advance", this::finalise);
        router.add("POST", "/v1/invoices/{id}/pay", "payment_method paid_out_of_band off_session", this::pay);
        router.add("POST", "/v1/invoices/{id}/void", "", call -> {
            var invoice = mustBe(call, "open", "uncollectible");
            life.voidIt(invoice);
            return invoice;
        });
        router.add("POST", "/v1/invoices/{id}/mark_uncollectible", "", call -> {
            var invoice = mustBe(call, "open");
            life.giveUp(invoice);
            return invoice;
        });
    }

    private ObjectNode create(Call call) {
        var form = call.form();
        Subscriptions.refuseSending(form);
        var customer = account.require("customer", form, "customer");
        var pending = "include".equals(form.text("pending_invoice_items_behavior"))
                ? maker.pending(Json.text(customer, "/id"), null)
                : List.<ObjectNode>of();
        var invoice = maker.blank(customer, currency(form, pending), "manual")
                .put("auto_advance", form.isTrue("auto_advance"))
                .put("description", form.text("description"))
                .put("default_payment_method", form.text("default_payment_method"));
        if (form.isTrue("auto_advance"))
            invoice.put(
                    "automatically_finalizes_at",
                    account.now().plus(InvoiceMaker.DRAFT_TIME).getEpochSecond());
        for (var rate : form.list("default_tax_rates")) {
            var found = account.find("tax_rate", rate);
            if (found == null) throw Refusal.noSuch("tax rate", rate, "default_tax_rates");
            invoice.withArray("/default_tax_rates").add(found.deepCopy());
        }
        Metadata.merge(invoice, form);
        Lines.put(invoice, new ArrayList<>(pending.stream().map(Lines::ofItem).toList()));
        maker.take(pending, invoice);
        return account.add(invoice, "invoice.created");
    }

    /** What was added to it goes back to what waits for the customer's next invoice. */
    private ObjectNode delete(Call call) {
        var invoice = mustBe(call, "draft");
        if (charges.subscriptionOf(invoice) != null)
            throw Refusal.invalid(null, null, "You can't delete invoices created by subscriptions.");
        for (var item : account.all("invoiceitem"))
            if (call.id().equals(Json.text(item, "/invoice")))
                account.change(item, waiting -> waiting.putNull("invoice"));
        account.drop(invoice, "invoice.deleted");
        return Json.parse("{\"object\": \"invoice\", \"deleted\": true}").put("id", call.id());
    }

    private static String currency(Form form, List<ObjectNode> pending) {
        if (form.has("currency")) return form.text("currency").toLowerCase(Locale.ROOT);
        return pending.isEmpty() ? "eur" : Json.text(pending.get(0), "/currency");
    }

    private ObjectNode list(Call call) {
        var form = call.form();
        return Page.of(
                call,
                account.all("invoice"),
                Page.createdWithin(form)
                        .and(Page.same(form, "customer", "/customer"))
                        .and(Page.same(form, "status", "/status"))
                        .and(Page.same(form, "subscription", "/parent/subscription_details/subscription")));
    }

    private ObjectNode finalise(Call call) {
        var invoice = mustBe(call, "draft");
        if (call.form().has("auto_advance"))
            invoice.put("auto_advance", call.form().isTrue("auto_advance"));
        life.finalise(invoice, invoice.get("auto_advance").asBoolean());
        return invoice;
    }

    private ObjectNode pay(Call call) {
        var form = call.form();
        if (Json.text(account.require("invoice", call.id()), "/status").equals("paid"))
            throw Refusal.invalid(null, null, "Invoice is already paid");
        var invoice = mustBe(call, "draft", "open", "uncollectible");
        var outOfBand = form.isTrue("paid_out_of_band");
        var paymentMethod = form.text("payment_method", charges.paymentMethodOf(invoice));
        if (!outOfBand) checkCard(invoice, paymentMethod);
        if (Json.text(invoice, "/status").equals("draft")) life.finalise(invoice, false);
        if (Json.text(invoice, "/status").equals("paid")) return invoice;
        if (outOfBand) {
            life.settle(invoice, invoice.get("attempt_count").asInt());
            return invoice;
        }
        var decline = life.attempt(invoice, paymentMethod, false);
        if (decline != null) throw Refusal.declined(decline);
        return invoice;
    }

    private void checkCard(ObjectNode invoice, String paymentMethod) {
        if (paymentMethod == null)
            throw Refusal.invalid(
                    "resource_missing",
                    null,
                    "There is no `default_payment_method` set on this Customer or Invoice. Please set either prior to"
                            + " paying the Invoice.");
        if (account.find("payment_method", paymentMethod) == null)
            throw Refusal.noSuch("PaymentMethod", paymentMethod, "payment_method");
    }

    private ObjectNode mustBe(Call call, String... statuses) {
        var invoice = account.require("invoice", call.id());
        var status = Json.text(invoice, "/status");
        if (!List.of(statuses).contains(status))
            throw Refusal.invalid(
                    "invoice_not_editable", null, "This cannot be done with an invoice that is " + status + ".");
        return invoice;
    }
}
