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
        requireOpen();
        status = InvoiceStatus.PAID;
        paidAt = now;
    }

    /** Nobody owes it any more; the number stays taken. */
    void annul(Instant now) {
        requireOpen();
        status = InvoiceStatus.VOID;
        closedAt = now;
    }

    private void requireOpen() {
        if (status != InvoiceStatus.OPEN)
            throw new Conflict("invoice-not-open", "Only an open invoice can be paid or voided; this one is " + status);
    }

    String currency() {
        return currency;
    }

    InvoiceStatus status() {
        return status;
    }

    Money total() {
        return new Money(totalCents, currency);
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
