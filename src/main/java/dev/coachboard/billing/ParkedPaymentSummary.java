package dev.coachboard.billing;

import dev.coachboard.platform.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A payment at Stripe that fits nothing here.
 *
 * @param invoiceId null where no invoice here is meant
 * @param invoiceNumber likewise
 * @param stripeInvoiceId to find it in Stripe's dashboard
 * @param amount null where Stripe's event could not be read
 * @param reason the rule that it broke, such as {@code other-amount}
 */
record ParkedPaymentSummary(
        UUID id,
        UUID clientId,
        String clientName,
        UUID invoiceId,
        String invoiceNumber,
        String stripeInvoiceId,
        Money amount,
        String reason,
        Instant parkedAt) {

    ParkedPaymentSummary(
            UUID id,
            UUID clientId,
            String clientName,
            UUID invoiceId,
            String invoiceNumber,
            String stripeInvoiceId,
            Long amountCents,
            String currency,
            String reason,
            Instant parkedAt) {
        this(
                id,
                clientId,
                clientName,
                invoiceId,
                invoiceNumber,
                stripeInvoiceId,
                amountCents == null ? null : new Money(amountCents, currency),
                reason,
                parkedAt);
    }
}
