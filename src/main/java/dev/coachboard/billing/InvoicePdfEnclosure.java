package dev.coachboard.billing;

/** The invoice as PDF, loaded when its mail is sent. */
final class InvoicePdfEnclosure {
    static final String KIND = "invoice-pdf";
}
