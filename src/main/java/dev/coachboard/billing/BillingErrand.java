package dev.coachboard.billing;

import dev.coachboard.platform.money.Money;
import java.util.UUID;

/**
 * All that a wish needs to be carried out, read in one go before Stripe is asked.
 *
 * @param subjectId our subscription, or our invoice where one is to be paid
 * @param stripeId Stripe's id of the subject; null while Stripe does not know it
 * @param trialDays of the plan to be bought; 0 otherwise
 * @param writtenByStripe whether Stripe wrote the invoice, for a subscription
 * @param invoiceNumber null where it is about a subscription, as are the amount and the currency
 */
record BillingErrand(
        UUID requestId,
        BillingRequestKind kind,
        UUID clientId,
        UUID subjectId,
        String stripeId,
        UUID planId,
        int trialDays,
        String paymentMethod,
        String invoiceNumber,
        boolean writtenByStripe,
        Long dueCents,
        String currency) {

    Money due() {
        return new Money(dueCents, currency);
    }
}
