package dev.coachboard.billing;

import dev.coachboard.billing.stripe.InvoiceNews;
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
    private String stripeId;

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

    /** One that Stripe wrote, for a period of a subscription. It is open when we hear of it, or was. */
    Invoice(UUID id, Subscription subscription, InvoiceNews news, String givenNumber, LocalDate dueOn) {
        super(id);
        clientId = subscription.clientId();
        subscriptionId = subscription.id();
        stripeId = news.stripeId();
        number = givenNumber;
        status = InvoiceStatus.OPEN;
        currency = news.total().currency();
        totalCents = news.total().amountCents();
        taxCents = news.taxCents();
        subtotalCents = totalCents - taxCents;
        taxRateBasisPoints = news.taxRateBasisPoints();
        this.dueOn = dueOn;
        createdAt = news.createdAt();
        finalizedAt = news.finalizedAt() == null ? news.createdAt() : news.finalizedAt();
    }

    /** @return false where we are as far already, so that whatever arrives late changes nothing */
    boolean learn(InvoiceStatus newStatus, InvoiceNews news) {
        bind(news.stripeId());
        if (!newStatus.isBeyond(status)) return false;
        status = newStatus;
        if (status == InvoiceStatus.PAID) paidAt = news.paidAt() == null ? news.createdAt() : news.paidAt();
        else closedAt = news.closedAt() == null ? news.createdAt() : news.closedAt();
        return true;
    }

    /** Stripe has it too, and may have told so already. */
    void bind(String newStripeId) {
        if (stripeId == null) stripeId = newStripeId;
    }

    /** Whether an event about Stripe's object is about this one. */
    boolean isAt(String otherStripeId) {
        return stripeId == null || stripeId.equals(otherStripeId);
    }

    /** @throws Conflict where nobody owes it */
    void requirePayable() {
        requireOpen();
    }

    /** @throws Conflict for what Stripe wrote and charges by itself */
    void requireSettledByHand() {
        if (subscriptionId != null && stripeId != null)
            throw new Conflict("settled-by-stripe", "Stripe charges this invoice; have it paid there");
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

    boolean isDraft() {
        return status == InvoiceStatus.DRAFT;
    }

    boolean isOpen() {
        return status == InvoiceStatus.OPEN;
    }

    UUID subscriptionId() {
        return subscriptionId;
    }

    UUID clientId() {
        return clientId;
    }

    String number() {
        return number;
    }

    Instant paidAt() {
        return paidAt;
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
