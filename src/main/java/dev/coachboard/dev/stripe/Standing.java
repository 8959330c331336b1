package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What paid and unpaid invoices do to their subscription, and how it ends. */
final class Standing {

    private final Account account;

    Standing(Account account) {
        this.account = account;
    }

    /** Only the latest invoice decides; what has ended stays so. */
    void settled(ObjectNode subscription, ObjectNode invoice) {
        if (!Json.text(invoice, "/id").equals(Json.text(subscription, "/latest_invoice"))) return;
        var status = Json.text(subscription, "/status");
        var end = Json.text(invoice, "/status");
        if (status.equals("past_due") || status.equals("incomplete") && end.equals("paid"))
            account.change(subscription, changed -> changed.put("status", "active"));
        else if (status.equals("incomplete") && end.equals("void")) expire(subscription);
    }

    void unpaid(ObjectNode subscription) {
        if (Json.text(subscription, "/status").equals("active"))
            account.change(subscription, changed -> changed.put("status", "past_due"));
    }

    /** After the last retry. */
    void giveUp(ObjectNode subscription) {
        if (Json.text(subscription, "/status").equals("past_due")) cancel(subscription, "payment_failed");
    }

    /** @param reason {@code cancellation_requested} or {@code payment_failed} */
    void cancel(ObjectNode subscription, String reason) {
        stopCollecting(subscription);
        var now = account.nowSeconds();
        subscription.put("status", "canceled").put("ended_at", now);
        if (subscription.get("canceled_at").isNull()) subscription.put("canceled_at", now);
        ((ObjectNode) subscription.get("cancellation_details")).put("reason", reason);
        account.add(subscription, "customer.subscription.deleted");
    }

    void expire(ObjectNode subscription) {
        account.change(
                subscription,
                changed -> changed.put("status", "incomplete_expired").put("ended_at", account.nowSeconds()));
    }

    private void stopCollecting(ObjectNode subscription) {
        var id = Json.text(subscription, "/id");
        for (var invoice : account.all("invoice")) {
            if (!id.equals(Json.text(invoice, "/parent/subscription_details/subscription"))) continue;
            var status = Json.text(invoice, "/status");
            if (!status.equals("draft") && !status.equals("open")) continue;
            account.change(
                    invoice,
                    stopped -> stopped.put("auto_advance", false)
                            .putNull("automatically_finalizes_at")
                            .putNull("next_payment_attempt"));
        }
    }
}
