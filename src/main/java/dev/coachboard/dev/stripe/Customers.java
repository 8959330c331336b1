package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** {@code /v1/customers}. */
final class Customers {

    private static final String KNOWN =
            "address description email invoice_settings metadata name" + " payment_method phone preferred_locales";
    private static final String BLANK = """
            {"id": null, "object": "customer", "address": null, "balance": 0, "created": 0, "currency": null,
             "default_source": null, "delinquent": false, "description": null, "discount": null, "email": null,
             "invoice_prefix": null,
             "invoice_settings": {"custom_fields": null, "default_payment_method": null, "footer": null,
                                  "rendering_options": null},
             "livemode": false, "metadata": {}, "name": null, "next_invoice_sequence": 1, "phone": null,
             "preferred_locales": [], "shipping": null, "tax_exempt": "none", "test_clock": null}
            """;

    private final Account account;
    private final PaymentMethods paymentMethods;

    Customers(Account account, PaymentMethods paymentMethods) {
        this.account = account;
        this.paymentMethods = paymentMethods;
    }

    void route(Router router) {
        router.add("POST", "/v1/customers", KNOWN, this::create);
        router.add("GET", "/v1/customers", "email created limit starting_after ending_before", this::list);
        router.add("GET", "/v1/customers/{id}", "", call -> account.require("customer", call.id()));
        router.add("POST", "/v1/customers/{id}", KNOWN, this::update);
        router.add("DELETE", "/v1/customers/{id}", "", this::delete);
    }

    /** It goes from every list, and nothing of it is kept but that it was. */
    private ObjectNode delete(Call call) {
        var customer = account.require("customer", call.id());
        account.drop(customer, "customer.deleted");
        return Json.parse("{\"object\": \"customer\", \"deleted\": true}").put("id", call.id());
    }

    private ObjectNode create(Call call) {
        var id = StripeIds.next("cus");
        var customer = Json.parse(BLANK)
                .put("id", id)
                .put("created", account.nowSeconds())
                .put("invoice_prefix", id.substring(id.length() - 8).toUpperCase(Locale.ROOT));
        fill(customer, call.form());
        var paymentMethod = call.form().text("payment_method");
        var attached = paymentMethod == null ? null : paymentMethods.usable(paymentMethod, "payment_method");
        account.add(customer, "customer.created");
        if (attached != null) paymentMethods.attach(attached, id);
        setDefault(customer, call.form(), paymentMethod, attached);
        return customer;
    }

    private ObjectNode update(Call call) {
        var customer = account.require("customer", call.id());
        setDefault(customer, call.form(), null, null);
        account.change(customer, changed -> fill(changed, call.form()));
        return customer;
    }

    private static void fill(ObjectNode customer, Form form) {
        for (var name : new String[] {"description", "email", "name", "phone"})
            if (form.has(name)) customer.put(name, blankToNull(form.text(name)));
        if (form.has("address[line1]") || form.has("address[country]"))
            customer.set("address", Json.texts(form.map("address")));
        Metadata.merge(customer, form);
    }

    /** A payment method just attached goes by its new id, however the request named it. */
    private void setDefault(ObjectNode customer, Form form, String sent, ObjectNode attached) {
        var param = "invoice_settings[default_payment_method]";
        if (!form.has(param)) return;
        var wanted = blankToNull(form.text(param));
        var id = wanted != null && wanted.equals(sent) ? attached.get("id").asText() : wanted;
        if (id != null) paymentMethods.requireAttached(id, customer.get("id").asText(), param);
        account.change(
                customer, changed -> ((ObjectNode) changed.get("invoice_settings")).put("default_payment_method", id));
    }

    private ObjectNode list(Call call) {
        var wanted = Page.createdWithin(call.form()).and(Page.same(call.form(), "email", "/email"));
        return Page.of(call, account.all("customer"), wanted);
    }

    private static String blankToNull(String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
