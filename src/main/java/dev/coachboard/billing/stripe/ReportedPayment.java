package dev.coachboard.billing.stripe;

import dev.coachboard.platform.money.Money;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The payment in an event that could not be applied, as far as it can be read.
 *
 * @param stripeInvoiceId null where it cannot be read
 * @param invoiceId ours, if Stripe's invoice names one; null otherwise
 * @param amount null where it cannot be read
 */
public record ReportedPayment(String stripeInvoiceId, UUID invoiceId, Money amount) {

    /** Because each payment has one event of this type, beside others that repeat it. */
    static final String TYPE = "invoice.paid";

    /** Rules that park events of other accounts, which move no money of ours. */
    private static final Set<String> NOT_OURS = Set.of("other-mode", "other-account");

    /** Empty where the event reports no payment, or the verdict lets nothing wait. */
    public static Optional<ReportedPayment> parked(StripeEvent event, Verdict verdict) {
        var waits = verdict.isParked() && !NOT_OURS.contains(verdict.rule());
        if (!waits || !event.type().equals(TYPE)) return Optional.empty();
        var invoice = new StripeJson(event.object());
        return Optional.of(new ReportedPayment(
                invoice.reference("id"), SubscriptionNews.ours(invoice, StripeGateway.INVOICE), amount(invoice)));
    }

    private static Money amount(StripeJson invoice) {
        var currency = invoice.optionalText("currency");
        if (currency == null || currency.length() != 3) return null;
        try {
            return new Money(invoice.cents("amount_paid"), currency.toUpperCase(Locale.ROOT));
        } catch (UnreadableNews e) {
            return null;
        }
    }
}
