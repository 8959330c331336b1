package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Lets what is due happen at its own time, one thing after the other. */
final class Timeline {

    private record Due(Instant at, long sequence, ObjectNode object) {}

    private final Account account;
    private final SubscriptionLife subscriptions;
    private final InvoiceLife invoices;
    private final PriorityQueue<Due> agenda =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::sequence));
    private long sequence;

    Timeline(Account account, SubscriptionLife subscriptions, InvoiceLife invoices) {
        this.account = account;
        this.subscriptions = subscriptions;
        this.invoices = invoices;
        account.onChange(this::plan);
    }

    /** Whatever was planned for the object before is left in the agenda, and skipped when its turn comes. */
    private void plan(ObjectNode object) {
        var at = due(object);
        if (at != null) agenda.add(new Due(at, sequence++, object));
    }

    private Instant due(ObjectNode object) {
        return switch (Json.text(object, "/object")) {
            case "subscription" -> subscriptions.due(object);
            case "invoice" ->
                switch (Json.text(object, "/status")) {
                    case "draft" -> Json.time(object, "/automatically_finalizes_at");
                    case "open" -> Json.time(object, "/next_payment_attempt");
                    default -> null;
                };
            default -> null;
        };
    }

    void catchUp(Instant until) {
        account.causedBy(Cause.TIME);
        while (!agenda.isEmpty() && !agenda.peek().at.isAfter(until)) {
            var next = agenda.poll();
            if (!next.at.equals(due(next.object))) continue;
            account.moveTo(next.at);
            if (Json.text(next.object, "/object").equals("invoice")) invoices.goOn(next.object);
            else subscriptions.goOn(next.object);
        }
        account.moveTo(until);
    }

    void clear() {
        agenda.clear();
    }
}
