package dev.coachboard.billing.stripe;

import dev.coachboard.platform.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * How Stripe says that an invoice stands.
 *
 * @param invoiceId ours, if we wrote it; null where Stripe did
 * @param subscriptionId ours, where it charges for one; null otherwise
 * @param state Stripe's word for the status
 * @param attempts how often the charge was tried
 * @param nextAttemptAt null when Stripe will not try again
 */
public record InvoiceNews(
        String stripeId,
        String customerId,
        UUID invoiceId,
        UUID subscriptionId,
        String stripeSubscriptionId,
        String state,
        Money total,
        long taxCents,
        List<Line> lines,
        Instant createdAt,
        Instant finalizedAt,
        Instant paidAt,
        Instant closedAt,
        long attempts,
        Instant nextAttemptAt) {

    /** @param amountCents less than nothing where something is taken off */
    public record Line(String description, long amountCents) {}

    /** As near as whole basis points come to what Stripe charged; rates may differ from line to line there. */
    public int taxRateBasisPoints() {
        var subtotal = total.amountCents() - taxCents;
        return subtotal <= 0 ? 0 : (int) Math.min(10_000, (taxCents * 10_000 + subtotal / 2) / subtotal);
    }

    /** @throws UnreadableNews if something is missing, or makes no sense */
    public static InvoiceNews of(StripeEvent event) {
        var json = new StripeJson(event.object());
        var parent = new StripeJson(json.node().path("parent").path("subscription_details"));
        var times = new StripeJson(json.node("status_transitions"));
        var total = json.cents("total");
        var tax = tax(json, total);
        return new InvoiceNews(
                json.id(),
                json.reference("customer"),
                SubscriptionNews.ours(json, StripeGateway.INVOICE),
                SubscriptionNews.ours(parent, StripeGateway.SUBSCRIPTION),
                parent.reference("subscription"),
                json.text("status"),
                new Money(total, json.text("currency").toUpperCase(Locale.ROOT)),
                tax,
                lines(json, total - tax),
                json.instant("created"),
                times.optionalInstant("finalized_at"),
                times.optionalInstant("paid_at"),
                Optional.ofNullable(times.optionalInstant("voided_at"))
                        .orElse(times.optionalInstant("marked_uncollectible_at")),
                json.number("attempt_count"),
                json.optionalInstant("next_payment_attempt"));
    }

    private static long tax(StripeJson json, long total) {
        var taxes = StreamSupport.stream(json.node().path("total_taxes").spliterator(), false)
                .map(StripeJson::new)
                .mapToLong(tax -> tax.cents("amount"))
                .sum();
        if (total >= 0 && (taxes < 0 || taxes > total)) throw new UnreadableNews("total_taxes");
        return taxes;
    }

    /** A last line makes up for what the others do not show: discounts, and lines beyond those that an event carries. */
    private static List<Line> lines(StripeJson json, long subtotal) {
        var lines = new ArrayList<Line>();
        json.items("lines")
                .map(line -> new Line(
                        Optional.ofNullable(line.optionalText("description")).orElse("Subscription"),
                        line.cents("amount")))
                .forEach(lines::add);
        var rest = subtotal - lines.stream().mapToLong(Line::amountCents).sum();
        if (rest != 0) lines.add(new Line("Discounts and other items", rest));
        return lines;
    }
}
