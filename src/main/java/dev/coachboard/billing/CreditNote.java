package dev.coachboard.billing;

import dev.coachboard.platform.money.Money;
import dev.coachboard.platform.problem.Unprocessable;
import dev.coachboard.platform.tenancy.TenantEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Takes back what an invoice charged, in part or in full. Written once and never changed. */
@Entity
@Table(name = "credit_notes")
class CreditNote extends TenantEntity {

    private UUID invoiceId;
    private String number;
    private String reason;
    private String currency;
    private long subtotalCents;
    private int taxRateBasisPoints;
    private long taxCents;
    private long totalCents;
    private Instant writtenAt;

    /** For Hibernate alone. */
    protected CreditNote() {}

    /** Never more than what is left of the invoice, which the caller has locked. */
    CreditNote(UUID id, Invoice invoice, String reason, long subtotalCents, Instant now) {
        super(id);
        invoice.requireCreditable();
        if (subtotalCents == 0)
            throw new Unprocessable("credit-of-nothing", "The lines add up to nothing").at("/lines");
        if (subtotalCents > invoice.uncreditedSubtotalCents())
            throw new Unprocessable("credit-too-large", "The lines add up to more than is left of the invoice")
                    .at("/lines");
        this.invoiceId = invoice.id();
        this.reason = reason.strip();
        this.currency = invoice.currency();
        this.subtotalCents = subtotalCents;
        this.taxRateBasisPoints = invoice.taxRateBasisPoints();
        this.taxCents = tax(invoice);
        this.totalCents = subtotalCents + taxCents;
        this.writtenAt = now;
    }

    /** Rounded half up, but the last credit takes what the others left, so that all together give back the tax charged. */
    private long tax(Invoice invoice) {
        var left = invoice.uncreditedTaxCents();
        if (subtotalCents == invoice.uncreditedSubtotalCents()) return left;
        return Math.min(left, (subtotalCents * taxRateBasisPoints + 5_000) / 10_000);
    }

    void number(String given) {
        number = given;
    }

    String currency() {
        return currency;
    }

    long subtotalCents() {
        return subtotalCents;
    }

    long taxCents() {
        return taxCents;
    }

    String number() {
        return number;
    }

    /** What goes out of the revenue when the invoice was paid. */
    Money givenBack() {
        return new Money(-totalCents, currency);
    }

    CreditNoteDetails details(String invoiceNumber, UUID clientId, String clientName, List<InvoiceDetails.Line> lines) {
        return new CreditNoteDetails(
                id(),
                invoiceId,
                invoiceNumber,
                clientId,
                clientName,
                number,
                reason,
                new Money(subtotalCents, currency),
                taxRateBasisPoints,
                new Money(taxCents, currency),
                new Money(totalCents, currency),
                writtenAt,
                version(),
                lines);
    }
}
