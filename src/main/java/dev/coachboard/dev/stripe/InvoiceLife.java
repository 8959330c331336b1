package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;

/** An invoice from its draft to its end, and how often its card is tried. */
final class InvoiceLife {

    /** After these the last failure ends the subscription. */
    static final List<Duration> RETRIES = List.of(Duration.ofDays(3), Duration.ofDays(5), Duration.ofDays(7));

    private final Account account;
    private final Charges charges;
    private final Standing standing;

    InvoiceLife(Account account, Charges charges, Standing standing) {
        this.account = account;
        this.charges = charges;
        this.standing = standing;
    }

    /** What is due of a draft or an open invoice at this time: to be finalised, to be charged. */
    void goOn(ObjectNode invoice) {
        if (Json.text(invoice, "/status").equals("draft"))
            finalise(invoice, invoice.get("auto_advance").asBoolean());
        if (Json.text(invoice, "/status").equals("open")) attempt(invoice, charges.paymentMethodOf(invoice), true);
    }

    /** @param collects whether the card is due to be charged at once */
    void finalise(ObjectNode invoice, boolean collects) {
        var customer = customerOf(invoice);
        var balance = customer.get("balance").asLong();
        var number = takeNumber(customer);
        account.change(
                invoice,
                open -> {
                    useBalance(open, balance);
                    open(open, number);
                    if (collects) open.put("next_payment_attempt", account.nowSeconds());
                },
                "invoice.finalized");
        account.change(
                customer,
                changed -> changed.put("balance", invoice.get("ending_balance").asLong()));
        if (invoice.get("amount_due").asLong() == 0) settle(invoice, 0);
    }

    private static String takeNumber(ObjectNode customer) {
        var sequence = customer.get("next_invoice_sequence").asLong();
        customer.put("next_invoice_sequence", sequence + 1);
        return "%s-%04d".formatted(Json.text(customer, "/invoice_prefix"), sequence);
    }

    private void open(ObjectNode invoice, String number) {
        var id = Json.text(invoice, "/id");
        invoice.put("status", "open")
                .put("number", number)
                .put("effective_at", account.nowSeconds())
                .put("hosted_invoice_url", "https://invoice.stripe.com/i/simulated/" + id)
                .put("invoice_pdf", "https://pay.stripe.com/invoice/simulated/" + id + "/pdf")
                .putNull("automatically_finalizes_at")
                .putNull("next_payment_attempt");
        mark(invoice, "finalized_at");
    }

    /** A negative balance is the customer's credit: it pays first, and what an invoice gives back joins it. */
    private static void useBalance(ObjectNode invoice, long balance) {
        var total = invoice.get("total").asLong();
        var due = Math.max(0, total + Math.min(0, balance));
        Lines.due(invoice, due);
        invoice.put("starting_balance", balance).put("ending_balance", balance + total - due);
    }

    /**
     * @param automatic by the schedule, which a person's own attempts do not move
     * @return null when it was paid
     */
    Decline attempt(ObjectNode invoice, String paymentMethod, boolean automatic) {
        var decline = charges.decline(Json.text(invoice, "/customer"), paymentMethod);
        var before = invoice.get("attempt_count").asInt();
        var counts = automatic || before == 0;
        if (decline == null) settle(invoice, counts ? before + 1 : before);
        else if (counts) fail(invoice, before + 1);
        else account.tell("invoice.payment_failed", invoice);
        return decline;
    }

    void settle(ObjectNode invoice, int attempts) {
        account.change(
                invoice,
                paid -> {
                    paid.put("status", "paid")
                            .put("attempted", true)
                            .put("attempt_count", attempts)
                            .put("amount_paid", paid.get("amount_due").asLong())
                            .put("amount_remaining", 0)
                            .putNull("next_payment_attempt");
                    mark(paid, "paid_at");
                },
                "invoice.paid",
                "invoice.payment_succeeded");
        closed(invoice);
    }

    private void fail(ObjectNode invoice, int attempts) {
        var subscription = charges.subscriptionOf(invoice);
        var first = subscription != null && Json.text(subscription, "/status").equals("incomplete");
        var last = first
                || attempts > RETRIES.size()
                || !invoice.get("auto_advance").asBoolean();
        account.change(
                invoice,
                open -> open.put("attempted", true)
                        .put("attempt_count", attempts)
                        .put("next_payment_attempt", last ? null : retryAt(attempts)),
                "invoice.payment_failed");
        if (subscription == null || first) return;
        standing.unpaid(subscription);
        if (attempts > RETRIES.size()) standing.giveUp(subscription);
    }

    private Long retryAt(int failures) {
        return account.now().plus(RETRIES.get(failures - 1)).getEpochSecond();
    }

    void voidIt(ObjectNode invoice) {
        end(invoice, "void", "voided_at", "invoice.voided");
    }

    void giveUp(ObjectNode invoice) {
        end(invoice, "uncollectible", "marked_uncollectible_at", "invoice.marked_uncollectible");
    }

    private void end(ObjectNode invoice, String status, String transition, String event) {
        account.change(
                invoice,
                ended -> {
                    ended.put("status", status).putNull("next_payment_attempt");
                    mark(ended, transition);
                },
                event);
        closed(invoice);
    }

    private void closed(ObjectNode invoice) {
        var subscription = charges.subscriptionOf(invoice);
        if (subscription != null) standing.settled(subscription, invoice);
    }

    private void mark(ObjectNode invoice, String transition) {
        ((ObjectNode) invoice.get("status_transitions")).put(transition, account.nowSeconds());
    }

    private ObjectNode customerOf(ObjectNode invoice) {
        return account.find("customer", Json.text(invoice, "/customer"));
    }
}
