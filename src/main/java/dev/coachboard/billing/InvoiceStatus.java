package dev.coachboard.billing;

import dev.coachboard.billing.stripe.UnreadableNews;

/** Where an invoice stands. Only a draft has no number. */
public enum InvoiceStatus {
    DRAFT,
    OPEN,
    PAID,
    VOID,
    UNCOLLECTIBLE;

    /** Stripe's invoices only ever go up: what is paid was open once, whenever we hear of it. */
    boolean isBeyond(InvoiceStatus other) {
        return rank() > other.rank();
    }

    private int rank() {
        return switch (this) {
            case DRAFT -> 0;
            case OPEN -> 1;
            case UNCOLLECTIBLE -> 2;
            case VOID -> 3;
            case PAID -> 4;
        };
    }

    /** @throws UnreadableNews for a word that Stripe did not have when this was written */
    static InvoiceStatus ofStripe(String word) {
        return switch (word) {
            case "draft" -> DRAFT;
            case "open" -> OPEN;
            case "paid" -> PAID;
            case "void" -> VOID;
            case "uncollectible" -> UNCOLLECTIBLE;
            default -> throw new UnreadableNews("status");
        };
    }
}
