package dev.coachboard.billing;

import dev.coachboard.platform.money.Money;
import dev.coachboard.platform.problem.Conflict;
import dev.coachboard.platform.problem.Unprocessable;
import dev.coachboard.platform.tenancy.TenantEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What a client owes, from the draft to the money. */
@Entity
@Table(name = "invoices")
class Invoice extends TenantEntity {

    /** Ten million where a hundred cents are one: whoever needs more has mistyped it. */
    private static final long MOST_CENTS = 1_000_000_000;

    private UUID clientId;
    private UUID subscriptionId;
    private String number;

    @Enumerated(EnumType.STRING)
    private InvoiceStatus status;

    private String currency;
    private long subtotalCents;
    private int taxRateBasisPoints;
    private long taxCents;
    private long totalCents;
    private long creditedSubtotalCents;
    private long creditedTaxCents;
    private LocalDate dueOn;
    private String memo;
    private Instant createdAt;
    private Instant finalizedAt;
    private Instant paidAt;
    private Instant closedAt;

    /** For Hibernate alone. */
    protected Invoice() {}

    Invoice(UUID id, NewInvoice draft, String practiceCurrency, Instant now) {
        super(id);
        clientId = draft.clientId();
        status = InvoiceStatus.DRAFT;
        currency = practiceCurrency;
        subtotalCents = draft.subtotalCents();
        taxRateBasisPoints = draft.taxRateBasisPoints();
        taxCents = draft.taxCents();
        totalCents = subtotalCents + taxCents;
        if (totalCents > MOST_CENTS)
            throw new Unprocessable(
                            "amount-too-large", "The lines and the tax add up to more than an invoice may be for")
                    .at("/lines");
        dueOn = draft.dueOn();
        memo = draft.memo();
        createdAt = now;
    }

    /** From now on it is owed. */
    void open(String givenNumber, Instant now) {
        if (status != InvoiceStatus.DRAFT)
            throw new Conflict("invoice-not-draft", "This invoice has its number already and is " + status);
        number = givenNumber;
        status = InvoiceStatus.OPEN;
        finalizedAt = now;
    }

    void pay(Instant now) {
        requireOwed();
        status = InvoiceStatus.PAID;
        paidAt = now;
        closedAt = null;
    }

    /** Nobody owes it any more; the number stays taken. */
    void annul(Instant now) {
        requireOwed();
        status = InvoiceStatus.VOID;
        closedAt = now;
    }

    /** Nobody expects the money any more. It is still owed, and may yet come in. */
    void giveUp(Instant now) {
        if (status != InvoiceStatus.OPEN)
            throw new Conflict("invoice-not-open", "Only an open invoice can be given up; this one is " + status);
        status = InvoiceStatus.UNCOLLECTIBLE;
        closedAt = now;
    }

    /** Takes an amount off for good. Whoever owed exactly that owes nothing more. */
    void credit(long subtotal, long tax, Instant now) {
        creditedSubtotalCents += subtotal;
        creditedTaxCents += tax;
        if (isOwed() && leftCents() == 0) annul(now);
    }

    void requireCreditable() {
        if (number == null || status == InvoiceStatus.VOID || leftCents() == 0)
            throw new Conflict("invoice-not-creditable", "There is nothing to credit on this invoice");
    }

    private void requireOwed() {
        if (!isOwed())
            throw new Conflict(
                    "invoice-not-open", "Only an invoice that is owed can be paid or voided; this one is " + status);
    }

    private boolean isOwed() {
        return status == InvoiceStatus.OPEN || status == InvoiceStatus.UNCOLLECTIBLE;
    }

    boolean isPaid() {
        return status == InvoiceStatus.PAID;
    }

    UUID clientId() {
        return clientId;
    }

    String number() {
        return number;
    }

    String currency() {
        return currency;
    }

    int taxRateBasisPoints() {
        return taxRateBasisPoints;
    }

    long uncreditedSubtotalCents() {
        return subtotalCents - creditedSubtotalCents;
    }

    long uncreditedTaxCents() {
        return taxCents - creditedTaxCents;
    }

    private long leftCents() {
        return uncreditedSubtotalCents() + uncreditedTaxCents();
    }

    Money total() {
        return new Money(totalCents, currency);
    }

    /** What was not credited: what a payment brings in. */
    Money left() {
        return new Money(leftCents(), currency);
    }

    private Money due() {
        return new Money(isOwed() ? leftCents() : 0, currency);
    }

    InvoiceDetails details(String clientName, List<InvoiceDetails.Line> lines) {
        return new InvoiceDetails(
                id(),
                clientId,
                clientName,
                subscriptionId,
                number,
                status,
                new Money(subtotalCents, currency),
                taxRateBasisPoints,
                new Money(taxCents, currency),
                total(),
                new Money(totalCents - leftCents(), currency),
                due(),
                dueOn,
                memo,
                createdAt,
                finalizedAt,
                paidAt,
                closedAt,
                version(),
                lines);
    }

    InvoiceChanged changed() {
        return new InvoiceChanged(id(), clientId);
    }
}
