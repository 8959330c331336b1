package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Locale;

/** {@code /v1/invoiceitems}: something extra for a draft, or for the customer's next invoice. */
final class InvoiceItems {

    private final Account account;

    InvoiceItems(Account account) {
        this.account = account;
    }

    void route(Router router) {
        router.add(
                "POST",
                "/v1/invoiceitems",
                "customer invoice subscription currency amount quantity unit_amount_decimal description metadata period",
                this::create);
        router.add("DELETE", "/v1/invoiceitems/{id}", "", this::delete);
        router.add("GET", "/v1/invoiceitems/{id}", "", call -> account.require("invoiceitem", call.id()));
        router.add(
                "GET",
                "/v1/invoiceitems",
                "customer invoice limit starting_after ending_before",
                call -> Page.of(
                        call,
                        account.all("invoiceitem"),
                        Page.same(call.form(), "customer", "/customer")
                                .and(Page.same(call.form(), "invoice", "/invoice"))));
    }

    private ObjectNode create(Call call) {
        var form = call.form();
        var customer = account.require("customer", form, "customer");
        var quantity = form.has("quantity") ? form.requireNumber("quantity") : 1;
        var amount = form.has("amount")
                ? form.requireNumber("amount")
                : form.requireNumber("unit_amount_decimal") * quantity;
        var currency = form.require("currency").toLowerCase(Locale.ROOT);
        var item = PlanChange.item(Json.text(customer, "/id"), currency, amount, account.now())
                .put("description", form.text("description"))
                .put("quantity", quantity);
        ((ObjectNode) item.get("pricing")).put("unit_amount_decimal", Long.toString(amount / quantity));
        if (form.has("period[start]"))
            item.putObject("period")
                    .put("end", form.requireNumber("period[end]"))
                    .put("start", form.requireNumber("period[start]"));
        if (form.has("subscription")) belongTo(item, account.require("subscription", form, "subscription"));
        Metadata.merge(item, form);
        if (form.has("invoice")) putOn(draft(form, currency), item);
        return account.add(item, "invoiceitem.created");
    }

    private ObjectNode delete(Call call) {
        var item = account.require("invoiceitem", call.id());
        var of = Json.text(item, "/invoice");
        var invoice = of == null ? null : account.find("invoice", of);
        if (invoice != null && !Json.text(invoice, "/status").equals("draft"))
            throw Refusal.invalid("invoice_not_editable", null, "The item's invoice is no draft any more.");
        if (invoice != null) takeOff(invoice, call.id());
        account.drop(item, "invoiceitem.deleted");
        return Json.parse("{\"object\": \"invoiceitem\", \"deleted\": true}").put("id", call.id());
    }

    private void takeOff(ObjectNode invoice, String item) {
        var lines = new ArrayList<ObjectNode>();
        for (var line : invoice.at("/lines/data"))
            if (!item.equals(Json.text(line, "/parent/invoice_item_details/invoice_item")))
                lines.add((ObjectNode) line);
        account.change(invoice, changed -> Lines.put(changed, lines));
    }

    private static void belongTo(ObjectNode item, ObjectNode subscription) {
        item.putObject("parent")
                .put("type", "subscription_details")
                .putObject("subscription_details")
                .put("subscription", Json.text(subscription, "/id"));
    }

    private ObjectNode draft(Form form, String currency) {
        var invoice = account.require("invoice", form, "invoice");
        if (!Json.text(invoice, "/status").equals("draft"))
            throw Refusal.invalid("invoice_not_editable", "invoice", "Only a draft can get further lines.");
        if (!Json.text(invoice, "/customer").equals(form.text("customer")))
            throw Refusal.invalid(null, "invoice", "The invoice belongs to another customer.");
        if (!Json.text(invoice, "/currency").equals(currency))
            throw Refusal.invalid(null, "currency", "The invoice is in another currency.");
        return invoice;
    }

    private void putOn(ObjectNode invoice, ObjectNode item) {
        item.put("invoice", Json.text(invoice, "/id"));
        var lines = new ArrayList<ObjectNode>();
        invoice.at("/lines/data").forEach(line -> lines.add((ObjectNode) line));
        lines.add(Lines.ofItem(item));
        account.change(invoice, changed -> Lines.put(changed, lines));
    }
}
