package dev.coachboard.billing;

/** Where an invoice stands. Only a draft has no number. */
public enum InvoiceStatus {
    DRAFT,
    OPEN,
    PAID,
    VOID,
    UNCOLLECTIBLE
}
