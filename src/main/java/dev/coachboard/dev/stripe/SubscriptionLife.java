package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** What time does to a subscription: trials end, periods are renewed, what was never paid expires. */
final class SubscriptionLife {

    static final Duration TIME_TO_PAY_FIRST = Duration.ofHours(23);
    static final Duration TRIAL_WARNING = Duration.ofDays(3);

    private static final String TRIAL_WARNED = "trial-warned";

    private final Account account;
    private final InvoiceMaker maker;
    private final InvoiceLife invoices;
    private final Charges charges;
    private final Standing standing;

    SubscriptionLife(Account account, InvoiceMaker maker, InvoiceLife invoices, Charges charges, Standing standing) {
        this.account = account;
        this.maker = maker;
        this.invoices = invoices;
        this.charges = charges;
        this.standing = standing;
    }

    /** When something happens to it next by itself, or null. */
    Instant due(ObjectNode subscription) {
        var created = Json.time(subscription, "/created");
        return switch (Json.text(subscription, "/status")) {
            case "incomplete" -> created.plus(TIME_TO_PAY_FIRST);
            case "trialing" -> isWarned(subscription) ? trialEnd(subscription) : warningAt(subscription);
            case "active", "past_due" -> {
                var resumesAt = Json.time(subscription, "/pause_collection/resumes_at");
                var end = periodEnd(subscription);
                yield resumesAt != null && resumesAt.isBefore(end) ? resumesAt : end;
            }
            default -> null;
        };
    }

    /** Does what is due at the account's present. */
    void goOn(ObjectNode subscription) {
        switch (Json.text(subscription, "/status")) {
            case "incomplete" -> expire(subscription);
            case "trialing" -> {
                if (!isWarned(subscription)) warn(subscription);
                else if (isCancelling(subscription)) cancel(subscription);
                else endTrial(subscription);
            }
            default -> {
                if (periodEnd(subscription).isAfter(account.now()))
                    account.change(subscription, resumed -> resumed.putNull("pause_collection"));
                else if (isCancelling(subscription)) cancel(subscription);
                else renew(subscription, periodEnd(subscription), same -> {});
            }
        }
    }

    /** @param charged whether the card is tried now, or somebody pays the invoice later */
    void begin(ObjectNode subscription, boolean charged) {
        var now = account.now();
        var trial = Json.text(subscription, "/status").equals("trialing");
        var line = Lines.ofPeriod(subscription, price(subscription), now, periodEnd(subscription), trial);
        var invoice = draft(subscription, "subscription_create", List.of(line), now, now, same -> {});
        invoices.finalise(invoice, false);
        if (charged && Json.text(invoice, "/status").equals("open"))
            invoices.attempt(invoice, charges.paymentMethodOf(invoice), true);
    }

    /** Starts the period after this instant; its invoice is a draft for an hour. */
    void renew(ObjectNode subscription, Instant from, Consumer<ObjectNode> alsoChange) {
        var until = BillingCycle.of(Json.time(subscription, "/billing_cycle_anchor"), price(subscription))
                .nextAfter(from);
        var line = Lines.ofPeriod(subscription, price(subscription), from, until, false);
        var last = periodStart(subscription);
        var invoice = draft(subscription, "subscription_cycle", List.of(line), last, from, changed -> {
            period(changed, from, until);
            alsoChange.accept(changed);
        });
        obeyPause(subscription, invoice);
    }

    /** For a change of plan: a draft that is finalised and charged at once. */
    void invoiceNow(ObjectNode subscription, List<ObjectNode> lines, Consumer<ObjectNode> alsoChange) {
        var now = account.now();
        var from = periodStart(subscription);
        var invoice = draft(subscription, "subscription_update", lines, from, now, alsoChange);
        obeyPause(subscription, invoice);
        if (subscription.get("pause_collection").isNull()) invoices.goOn(invoice);
    }

    private ObjectNode draft(
            ObjectNode subscription,
            String reason,
            List<ObjectNode> lines,
            Instant from,
            Instant until,
            Consumer<ObjectNode> alsoChange) {
        var invoice = maker.draft(subscription, reason, lines, from, until);
        account.change(subscription, changed -> {
            changed.put("latest_invoice", Json.text(invoice, "/id"));
            alsoChange.accept(changed);
        });
        return invoice;
    }

    /** While collection is paused, invoices are made and then never charged. */
    private void obeyPause(ObjectNode subscription, ObjectNode invoice) {
        var behavior = Json.text(subscription, "/pause_collection/behavior");
        if (behavior == null) return;
        if (behavior.equals("keep_as_draft")) {
            account.change(
                    invoice,
                    kept -> kept.put("auto_advance", false)
                            .putNull("automatically_finalizes_at")
                            .putNull("next_payment_attempt"));
            return;
        }
        invoices.finalise(invoice, false);
        if (!Json.text(invoice, "/status").equals("open")) return;
        if (behavior.equals("void")) invoices.voidIt(invoice);
        else invoices.giveUp(invoice);
    }

    private void endTrial(ObjectNode subscription) {
        var withoutCard = charges.paymentMethodOfSubscription(subscription) == null;
        var behavior = Json.text(subscription, "/trial_settings/end_behavior/missing_payment_method");
        if (withoutCard && behavior.equals("cancel")) standing.cancel(subscription, "payment_failed");
        else if (withoutCard && behavior.equals("pause"))
            account.change(subscription, paused -> paused.put("status", "paused"), "customer.subscription.paused");
        else renew(subscription, trialEnd(subscription), active -> active.put("status", "active"));
    }

    void cancel(ObjectNode subscription) {
        standing.cancel(subscription, "cancellation_requested");
    }

    private void warn(ObjectNode subscription) {
        account.note(Json.text(subscription, "/id"), TRIAL_WARNED, true);
        account.add(subscription, "customer.subscription.trial_will_end");
    }

    private void expire(ObjectNode subscription) {
        standing.expire(subscription);
        var invoice = account.find("invoice", Json.text(subscription, "/latest_invoice"));
        if (Json.text(invoice, "/status").equals("open")) invoices.voidIt(invoice);
    }

    private boolean isWarned(ObjectNode subscription) {
        return account.isNoted(Json.text(subscription, "/id"), TRIAL_WARNED);
    }

    private static Instant warningAt(ObjectNode subscription) {
        var early = trialEnd(subscription).minus(TRIAL_WARNING);
        var created = Json.time(subscription, "/created");
        return early.isBefore(created) ? created : early;
    }

    private static boolean isCancelling(ObjectNode subscription) {
        return subscription.get("cancel_at_period_end").asBoolean();
    }

    private static Instant trialEnd(ObjectNode subscription) {
        return Json.time(subscription, "/trial_end");
    }

    static Instant periodStart(ObjectNode subscription) {
        return Json.time(subscription, "/items/data/0/current_period_start");
    }

    static Instant periodEnd(ObjectNode subscription) {
        return Json.time(subscription, "/items/data/0/current_period_end");
    }

    static ObjectNode price(ObjectNode subscription) {
        return (ObjectNode) subscription.at("/items/data/0/price");
    }

    static void period(ObjectNode subscription, Instant from, Instant until) {
        ((ObjectNode) subscription.at("/items/data/0"))
                .put("current_period_start", from.getEpochSecond())
                .put("current_period_end", until.getEpochSecond());
    }
}
