package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** {@code POST /v1/subscriptions/{id}} and its end. */
final class SubscriptionChanges {

    private static final String KNOWN = "cancel_at_period_end cancellation_details default_payment_method description"
            + " items metadata off_session pause_collection payment_behavior payment_settings proration_behavior"
            + " trial_end";
    private static final Set<String> PAUSES = Set.of("void", "keep_as_draft", "mark_uncollectible");
    private static final Set<String> PRORATIONS = Set.of("create_prorations", "always_invoice", "none");

    private final Account account;
    private final PlanChange planChange;
    private final SubscriptionLife life;
    private final Charges charges;
    private final PaymentMethods paymentMethods;

    SubscriptionChanges(
            Account account,
            PlanChange planChange,
            SubscriptionLife life,
            Charges charges,
            PaymentMethods paymentMethods) {
        this.account = account;
        this.planChange = planChange;
        this.life = life;
        this.charges = charges;
        this.paymentMethods = paymentMethods;
    }

    void route(Router router) {
        router.add("POST", "/v1/subscriptions/{id}", KNOWN, this::update);
        router.add("DELETE", "/v1/subscriptions/{id}", "cancellation_details invoice_now prorate", this::cancel);
        router.add("POST", "/v1/subscriptions/{id}/resume", "billing_cycle_anchor proration_behavior", this::resume);
    }

    private ObjectNode update(Call call) {
        var subscription = live(call);
        var form = call.form();
        check(subscription, form);
        account.change(subscription, changed -> {
            if (form.has("default_payment_method"))
                changed.put("default_payment_method", form.text("default_payment_method"));
            if (form.has("description")) changed.put("description", form.text("description"));
            if (form.has("cancel_at_period_end")) cancelAtPeriodEnd(changed, form.isTrue("cancel_at_period_end"));
            pause(changed, form);
            Metadata.merge(changed, form);
        });
        if ("now".equals(form.text("trial_end"))) endTrialNow(subscription);
        if (form.has("items[0][price]") || form.has("items[0][quantity]")) changePlan(subscription, form);
        return subscription;
    }

    /** Everything that can be refused, before anything is changed. */
    private void check(ObjectNode subscription, Form form) {
        var customer = Json.text(subscription, "/customer");
        var param = "default_payment_method";
        if (form.has(param)) paymentMethods.requireAttached(form.require(param), customer, param);
        var behavior = form.text("pause_collection[behavior]", "void");
        if (!PAUSES.contains(behavior))
            throw Refusal.invalid(null, "pause_collection[behavior]", "Invalid behavior: " + behavior);
        if (!PRORATIONS.contains(form.text("proration_behavior", "none")))
            throw Refusal.invalid(null, "proration_behavior", "Invalid proration_behavior");
        if (form.has("trial_end") && !"now".equals(form.text("trial_end")))
            throw Refusal.invalid(null, "trial_end", "The simulator can only end a trial now");
        checkItem(subscription, form);
    }

    private void checkItem(ObjectNode subscription, Form form) {
        if (form.map("items").isEmpty()) return;
        var item = Json.text(subscription, "/items/data/0/id");
        if (!item.equals(form.text("items[0][id]")))
            throw Refusal.invalid(
                    "resource_missing", "items[0][id]", "The simulator changes the item that is there: " + item);
        if (!form.has("items[0][price]")) return;
        var price = Subscriptions.sellable(account, form, "items[0][price]");
        if (!Json.text(price, "/currency").equals(Json.text(subscription, "/currency")))
            throw Refusal.invalid(null, "items[0][price]", "The price is in another currency than the subscription.");
        checkCard(subscription, price, form);
    }

    private void checkCard(ObjectNode subscription, ObjectNode price, Form form) {
        var behavior = form.text("payment_behavior", "allow_incomplete");
        if (behavior.equals("pending_if_incomplete"))
            throw Refusal.invalid(null, "payment_behavior", "The simulator knows no pending updates");
        var chargesNow = PlanChange.changesCycle(subscription, price)
                || "always_invoice".equals(form.text("proration_behavior"));
        if (!behavior.equals("error_if_incomplete") || !chargesNow) return;
        var customer = Json.text(subscription, "/customer");
        var decline = charges.decline(customer, charges.paymentMethodOfSubscription(subscription));
        if (decline != null) throw Refusal.declined(decline);
    }

    private void cancelAtPeriodEnd(ObjectNode subscription, boolean cancels) {
        var reason = cancels ? "cancellation_requested" : null;
        subscription
                .put("cancel_at_period_end", cancels)
                .put("cancel_at", cancels ? Json.seconds(SubscriptionLife.periodEnd(subscription)) : null)
                .put("canceled_at", cancels ? (Long) account.nowSeconds() : null);
        ((ObjectNode) subscription.get("cancellation_details")).put("reason", reason);
    }

    /** Sent empty, collection goes on. */
    private static void pause(ObjectNode subscription, Form form) {
        if ("".equals(form.text("pause_collection"))) subscription.putNull("pause_collection");
        if (form.has("pause_collection[behavior]"))
            subscription
                    .putObject("pause_collection")
                    .put("behavior", form.text("pause_collection[behavior]"))
                    .put("resumes_at", form.number("pause_collection[resumes_at]"));
    }

    private void endTrialNow(ObjectNode subscription) {
        if (!Json.text(subscription, "/status").equals("trialing")) return;
        var now = account.nowSeconds();
        life.renew(
                subscription,
                account.now(),
                active -> active.put("status", "active").put("trial_end", now).put("billing_cycle_anchor", now));
    }

    private void changePlan(ObjectNode subscription, Form form) {
        var price = form.has("items[0][price]")
                ? account.require("price", form, "items[0][price]")
                : SubscriptionLife.price(subscription);
        var quantity = form.number("items[0][quantity]");
        var same = subscription.at("/items/data/0/quantity").asLong();
        planChange.apply(
                subscription,
                price,
                quantity == null ? same : quantity,
                form.text("proration_behavior", "create_prorations"));
    }

    private ObjectNode cancel(Call call) {
        if (call.form().isTrue("invoice_now") || call.form().isTrue("prorate"))
            throw Refusal.invalid(null, null, "The simulator cancels without a last invoice");
        var subscription = account.require("subscription", call.id());
        if (hasEnded(subscription)) throw Refusal.noSuchPath("subscription", call.id());
        life.cancel(subscription);
        return subscription;
    }

    /** Of one whose trial ended without a card. */
    private ObjectNode resume(Call call) {
        var subscription = account.require("subscription", call.id());
        if (!Json.text(subscription, "/status").equals("paused"))
            throw Refusal.invalid(null, null, "Only a paused subscription can be resumed.");
        var now = account.now();
        life.renew(
                subscription,
                now,
                active -> active.put("status", "active").put("billing_cycle_anchor", now.getEpochSecond()));
        account.tell("customer.subscription.resumed", subscription);
        return subscription;
    }

    private ObjectNode live(Call call) {
        var subscription = account.require("subscription", call.id());
        if (hasEnded(subscription))
            throw Refusal.invalid(
                    null, null, "A canceled subscription can only update its cancellation_details and metadata.");
        return subscription;
    }

    private static boolean hasEnded(ObjectNode subscription) {
        var status = Json.text(subscription, "/status");
        return status.equals("canceled") || status.equals("incomplete_expired");
    }
}
