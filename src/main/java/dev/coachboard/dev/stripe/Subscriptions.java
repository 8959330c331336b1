package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** {@code POST /v1/subscriptions}, and what reads them. */
final class Subscriptions {

    private static final String KNOWN = "collection_method currency customer default_payment_method"
            + " default_tax_rates description items metadata off_session payment_behavior payment_settings"
            + " proration_behavior trial_end trial_period_days trial_settings cancel_at_period_end";
    private static final String BLANK = """
            {"id": null, "object": "subscription", "application": null, "application_fee_percent": null,
             "automatic_tax": {"disabled_reason": null, "enabled": false, "liability": null},
             "billing_cycle_anchor": 0, "billing_cycle_anchor_config": null,
             "billing_mode": {"flexible": null, "type": "classic"}, "billing_thresholds": null, "cancel_at": null,
             "cancel_at_period_end": false, "canceled_at": null,
             "cancellation_details": {"comment": null, "feedback": null, "reason": null},
             "collection_method": "charge_automatically", "created": 0, "currency": null, "customer": null,
             "days_until_due": null, "default_payment_method": null, "default_source": null, "default_tax_rates": [],
             "description": null, "discounts": [], "ended_at": null,
             "invoice_settings": {"account_tax_ids": null, "issuer": {"type": "self"}}, "items": null,
             "latest_invoice": null, "livemode": false, "metadata": {}, "next_pending_invoice_item_invoice": null,
             "on_behalf_of": null, "pause_collection": null,
             "payment_settings": {"payment_method_options": null, "payment_method_types": null,
                                  "save_default_payment_method": "off"},
             "pending_invoice_item_interval": null, "pending_setup_intent": null, "pending_update": null,
             "schedule": null, "start_date": 0, "status": "incomplete", "test_clock": null, "transfer_data": null,
             "trial_end": null,
             "trial_settings": {"end_behavior": {"missing_payment_method": "create_invoice"}}, "trial_start": null}
            """;

    private final Account account;
    private final SubscriptionLife life;
    private final Charges charges;
    private final PaymentMethods paymentMethods;

    Subscriptions(Account account, SubscriptionLife life, Charges charges, PaymentMethods paymentMethods) {
        this.account = account;
        this.life = life;
        this.charges = charges;
        this.paymentMethods = paymentMethods;
    }

    void route(Router router) {
        router.add("POST", "/v1/subscriptions", KNOWN, this::create);
        router.add("GET", "/v1/subscriptions/{id}", "", call -> account.require("subscription", call.id()));
        router.add(
                "GET",
                "/v1/subscriptions",
                "created customer price status limit starting_after ending_before",
                this::list);
    }

    private ObjectNode create(Call call) {
        var form = call.form();
        refuseSending(form);
        var customer = account.require("customer", form, "customer");
        var price = sellable(form, "items[0][price]");
        var subscription = blank(form, customer, price);
        refuseWhatCannotBePaid(subscription, form);
        var charged = !"default_incomplete".equals(form.text("payment_behavior"));
        account.addAfter(subscription, "customer.subscription.created", () -> life.begin(subscription, charged));
        return subscription;
    }

    static void refuseSending(Form form) {
        if (form.text("collection_method", "charge_automatically").equals("send_invoice"))
            throw Refusal.invalid(null, "collection_method", "The simulator only charges automatically");
    }

    /** A recurring price that is on sale. */
    private ObjectNode sellable(Form form, String param) {
        if (form.has("items[1][price]"))
            throw Refusal.invalid(null, "items", "The simulator sells one price per subscription");
        return sellable(account, form, param);
    }

    static ObjectNode sellable(Account account, Form form, String param) {
        var price = account.require("price", form, param);
        if (price.get("recurring").isNull())
            throw Refusal.invalid(null, param, "The price specified is set to `type=one_time`.");
        if (!price.get("active").asBoolean()) throw Refusal.invalid(null, param, "The price specified is inactive.");
        return price;
    }

    private ObjectNode blank(Form form, ObjectNode customer, ObjectNode price) {
        var now = account.now();
        var id = StripeIds.next("sub");
        var trialEnd = trialEnd(form);
        var anchor = trialEnd == null ? now : trialEnd;
        var subscription = Json.parse(BLANK)
                .put("id", id)
                .put("billing_cycle_anchor", anchor.getEpochSecond())
                .put("created", now.getEpochSecond())
                .put("start_date", now.getEpochSecond())
                .put("currency", Json.text(price, "/currency"))
                .put("customer", Json.text(customer, "/id"))
                .put("trial_start", trialEnd == null ? null : now.getEpochSecond())
                .put("trial_end", Json.seconds(trialEnd))
                .put("status", trialEnd == null ? "incomplete" : "trialing")
                .put("cancel_at_period_end", form.isTrue("cancel_at_period_end"));
        var item = Items.first(id, now);
        subscription.set("items", Json.list("/v1/subscription_items?subscription=" + id, List.of(item), false));
        Items.price(subscription, price, form.has("items[0][quantity]") ? form.requireNumber("items[0][quantity]") : 1);
        var until = trialEnd == null ? BillingCycle.of(now, price).nextAfter(now) : trialEnd;
        SubscriptionLife.period(subscription, now, until);
        fill(subscription, form);
        return subscription;
    }

    private void fill(ObjectNode subscription, Form form) {
        var customer = Json.text(subscription, "/customer");
        var paymentMethod = form.text("default_payment_method");
        if (paymentMethod != null) paymentMethods.requireAttached(paymentMethod, customer, "default_payment_method");
        var missing = "trial_settings[end_behavior][missing_payment_method]";
        if (form.has(missing))
            subscription.withObject("/trial_settings/end_behavior").put("missing_payment_method", form.text(missing));
        subscription.put("default_payment_method", paymentMethod).put("description", form.text("description"));
        for (var rate : form.list("default_tax_rates")) {
            var found = account.find("tax_rate", rate);
            if (found == null) throw Refusal.noSuch("tax rate", rate, "default_tax_rates");
            subscription.withArray("/default_tax_rates").add(found.deepCopy());
        }
        Metadata.merge(subscription, form);
    }

    /** Null without a trial. */
    private Instant trialEnd(Form form) {
        var days = form.number("trial_period_days");
        if (days != null && days > 0) return account.now().plus(Duration.ofDays(days));
        if (!form.has("trial_end") || "now".equals(form.text("trial_end"))) return null;
        try {
            var end = Instant.ofEpochSecond(form.requireNumber("trial_end"));
            if (end.isAfter(account.now())) return end;
        } catch (DateTimeException e) {
            // Answered as what lies in the past.
        }
        throw Refusal.invalid(null, "trial_end", "Invalid timestamp: must be an integer Unix timestamp in the future");
    }

    private void refuseWhatCannotBePaid(ObjectNode subscription, Form form) {
        var behavior = form.text("payment_behavior", "allow_incomplete");
        var free = SubscriptionLife.price(subscription).get("unit_amount").asLong() == 0;
        if (Json.text(subscription, "/status").equals("trialing") || free || behavior.equals("default_incomplete"))
            return;
        var paymentMethod = charges.paymentMethodOfSubscription(subscription);
        if (paymentMethod == null)
            throw Refusal.invalid(
                    "resource_missing",
                    null,
                    "This customer has no attached payment source or default payment method. Please consider adding a"
                            + " default payment method.");
        var decline = charges.decline(Json.text(subscription, "/customer"), paymentMethod);
        if (decline != null && behavior.equals("error_if_incomplete")) throw Refusal.declined(decline);
    }

    /** Without a status asked for, what has ended is left out. */
    private ObjectNode list(Call call) {
        var form = call.form();
        var status = form.text("status");
        return Page.of(
                call,
                account.all("subscription"),
                Page.createdWithin(form)
                        .and(Page.same(form, "customer", "/customer"))
                        .and(Page.same(form, "price", "/items/data/0/price/id"))
                        .and(subscription -> {
                            var is = Json.text(subscription, "/status");
                            if (status == null) return !is.equals("canceled") && !is.equals("incomplete_expired");
                            if (status.equals("ended")) return is.equals("canceled") || is.equals("incomplete_expired");
                            return status.equals("all") || status.equals(is);
                        }));
    }
}
