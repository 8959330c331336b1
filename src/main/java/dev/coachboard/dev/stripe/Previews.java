package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** {@code POST /v1/invoices/create_preview}: the next invoice of a subscription, as it is or with another price. */
final class Previews {

    private final Account account;
    private final InvoiceMaker maker;
    private final PlanChange planChange;

    Previews(Account account, InvoiceMaker maker, PlanChange planChange) {
        this.account = account;
        this.maker = maker;
        this.planChange = planChange;
    }

    void route(Router router) {
        router.add("POST", "/v1/invoices/create_preview", "customer subscription subscription_details", this::preview);
    }

    private ObjectNode preview(Call call) {
        var form = call.form();
        var subscription = subscription(form).deepCopy();
        refuseWhatHasEnded(subscription, form);
        var items =
                new ArrayList<>(maker.pending(Json.text(subscription, "/customer"), Json.text(subscription, "/id")));
        var now = false;
        if (form.has("subscription_details[items][0][price]")) now = change(subscription, form, items);
        var lines = new ArrayList<ObjectNode>(items.stream().map(Lines::ofItem).toList());
        addNextPeriod(subscription, lines, now, form);
        return invoice(subscription, lines, now);
    }

    private ObjectNode subscription(Form form) {
        if (form.has("subscription")) return account.require("subscription", form, "subscription");
        var customer = account.require("customer", form, "customer").get("id").asText();
        return account.all("subscription").stream()
                .filter(each -> customer.equals(Json.text(each, "/customer")))
                .filter(each -> !hasEnded(each))
                .findFirst()
                .orElseThrow(() -> Refusal.noUpcomingInvoice(customer));
    }

    private static void refuseWhatHasEnded(ObjectNode subscription, Form form) {
        var cancels = form.text(
                "subscription_details[cancel_at_period_end]",
                subscription.get("cancel_at_period_end").asText());
        if (hasEnded(subscription) || cancels.equals("true"))
            throw Refusal.noUpcomingInvoice(Json.text(subscription, "/customer"));
    }

    private static boolean hasEnded(ObjectNode subscription) {
        var status = Json.text(subscription, "/status");
        return status.equals("canceled") || status.equals("incomplete_expired") || status.equals("paused");
    }

    /** @return whether the change would be invoiced at once, and not with the next period */
    private boolean change(ObjectNode subscription, Form form, List<ObjectNode> items) {
        var price = Subscriptions.sellable(account, form, "subscription_details[items][0][price]");
        var sent = form.number("subscription_details[items][0][quantity]");
        var quantity = sent == null ? subscription.at("/items/data/0/quantity").asLong() : sent;
        var behavior = form.text("subscription_details[proration_behavior]", "create_prorations");
        var running = !Json.text(subscription, "/status").equals("trialing");
        var now = running && (PlanChange.changesCycle(subscription, price) || behavior.equals("always_invoice"));
        if (running && !behavior.equals("none")) items.addAll(planChange.prorations(subscription, price, quantity));
        if (running && PlanChange.changesCycle(subscription, price))
            subscription.put("billing_cycle_anchor", account.nowSeconds());
        Items.price(subscription, price, quantity);
        return now;
    }

    private void addNextPeriod(ObjectNode subscription, List<ObjectNode> lines, boolean now, Form form) {
        var anchor = Json.time(subscription, "/billing_cycle_anchor");
        var restarts = now && anchor.equals(account.now());
        if (now && !restarts) return;
        var price = SubscriptionLife.price(subscription);
        var from = restarts ? account.now() : SubscriptionLife.periodEnd(subscription);
        var until = BillingCycle.of(anchor, price).nextAfter(from);
        lines.add(Lines.ofPeriod(subscription, price, from, until, false));
    }

    private ObjectNode invoice(ObjectNode subscription, List<ObjectNode> lines, boolean now) {
        var invoice = maker.ofSubscription(subscription, "upcoming", lines);
        var start = SubscriptionLife.periodStart(subscription).getEpochSecond();
        var end = now
                ? account.nowSeconds()
                : SubscriptionLife.periodEnd(subscription).getEpochSecond();
        var credit = Math.min(0, invoice.get("starting_balance").asLong());
        Lines.due(invoice, Math.max(0, invoice.get("total").asLong() + credit));
        return invoice.put("id", StripeIds.next("upcoming_in"))
                .put("created", end)
                .put("period_start", start)
                .put("period_end", end)
                .put("next_payment_attempt", now ? end : end + InvoiceMaker.DRAFT_TIME.toSeconds());
    }
}
