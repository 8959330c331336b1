package dev.coachboard.billing.stripe;

import dev.coachboard.platform.money.Money;

/**
 * An invoice as Stripe has it.
 *
 * @param status Stripe's word
 */
public record StripeInvoiceCopy(String status, Money total) {

    public boolean isDraft() {
        return status.equals("draft");
    }

    public boolean isEmptyDraft() {
        return isDraft() && total.amountCents() == 0;
    }

    boolean isOwed() {
        return status.equals("open") || status.equals("uncollectible");
    }

    public boolean isPaid() {
        return status.equals("paid");
    }
}
