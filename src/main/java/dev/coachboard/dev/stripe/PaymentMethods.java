package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code /v1/payment_methods}: cards, made from the ids of the test cards. */
final class PaymentMethods {

    private static final String BLANK = """
            {"id": null, "object": "payment_method", "allow_redisplay": "unspecified",
             "billing_details": {"address": {"city": null, "country": null, "line1": null, "line2": null,
                                             "postal_code": null, "state": null},
                                 "email": null, "name": null, "phone": null, "tax_id": null},
             "card": {"brand": null,
                      "checks": {"address_line1_check": null, "address_postal_code_check": null, "cvc_check": "pass"},
                      "country": "US", "display_brand": null, "exp_month": 12, "exp_year": 2034,
                      "fingerprint": null, "funding": "credit", "generated_from": null, "last4": null,
                      "networks": {"available": [], "preferred": null},
                      "three_d_secure_usage": {"supported": true}, "wallet": null},
             "created": 0, "customer": null, "livemode": false, "metadata": {}, "type": "card"}
            """;

    private final Account account;

    PaymentMethods(Account account) {
        this.account = account;
    }

    void route(Router router) {
        router.add("GET", "/v1/payment_methods/{id}", "", call -> found(call.id()));
        router.add("POST", "/v1/payment_methods/{id}/attach", "customer", this::attach);
        router.add("POST", "/v1/payment_methods/{id}/detach", "", this::detach);
        var filters = "customer type limit starting_after ending_before";
        router.add(
                "GET",
                "/v1/payment_methods",
                filters,
                call -> list(call, call.form().text("customer")));
        router.add("GET", "/v1/customers/{id}/payment_methods", filters, call -> {
            account.require("customer", call.id());
            return list(call, call.id());
        });
    }

    private ObjectNode found(String id) {
        var card = TestCard.find(id);
        return card == null ? account.require("payment_method", id) : make(card);
    }

    private ObjectNode list(Call call, String customer) {
        return Page.of(
                call,
                account.all("payment_method"),
                Page.same(call.form(), "type", "/type")
                        .and(method -> Json.text(method, "/customer") != null)
                        .and(method -> customer == null || customer.equals(Json.text(method, "/customer"))));
    }

    private ObjectNode attach(Call call) {
        var customer = account.require("customer", call.form(), "customer");
        if (TestCard.find(call.id()) == null) account.require("payment_method", call.id());
        var method = usable(call.id(), "payment_method");
        attach(method, customer.get("id").asText());
        return method;
    }

    /** A card that may be attached: a fresh one for the id of a test card, or the one of that id. */
    ObjectNode usable(String id, String param) {
        var card = TestCard.find(id);
        if (card != null && card.onAttach() != null) throw Refusal.declined(card.onAttach());
        if (card != null) return make(card);
        var method = account.find("payment_method", id);
        if (method == null) throw Refusal.noSuch("PaymentMethod", id, param);
        return method;
    }

    void attach(ObjectNode method, String customer) {
        var owner = Json.text(method, "/customer");
        if (customer.equals(owner)) return;
        if (owner != null)
            throw Refusal.invalid(
                    null, null, "The payment method you provided has already been attached to a customer.");
        method.put("customer", customer);
        account.add(method, "payment_method.attached");
    }

    private ObjectNode detach(Call call) {
        var method = account.require("payment_method", call.id());
        method.putNull("customer");
        account.tell("payment_method.detached", method);
        return method;
    }

    void requireAttached(String id, String customer, String param) {
        var method = account.find("payment_method", id);
        if (method == null || !customer.equals(Json.text(method, "/customer")))
            throw Refusal.invalid(
                    "resource_missing",
                    param,
                    "The customer does not have a payment method with the ID " + id
                            + ". The payment method must be attached to the customer.");
    }

    private ObjectNode make(TestCard card) {
        var method = Json.parse(BLANK).put("id", StripeIds.next("pm")).put("created", account.nowSeconds());
        ((ObjectNode) method.get("card"))
                .put("brand", card.brand())
                .put("display_brand", card.brand())
                .put("last4", card.last4())
                .put("fingerprint", "simulated" + card.last4())
                .withObject("/networks")
                .putArray("available")
                .add(card.brand());
        account.keep(method);
        return method;
    }
}
