package dev.coachboard.billing;

import dev.coachboard.billing.stripe.InvoiceNews;
import dev.coachboard.platform.money.Money;
import dev.coachboard.platform.problem.Conflict;
import dev.coachboard.platform.problem.Unprocessable;
import dev.coachboard.platform.tenancy.TenantEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
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
    private String stripeId;

    /** What Stripe was told to charge for an invoice of ours; a later credit makes the two differ. */
    private Long chargedCents;

    /** Since when Stripe has the money while its event is under way; null otherwise. */
    private Instant chargeConfirmedAt;

    /** Stripe's copy, which somebody has to take back there. */
    @Transient
    private String withdrawn;

    /** As others know it; null while nobody does. */
    @Transient
    private InvoiceStatus announced;

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
        if (!newStatus.isBeyond(status)) return false;
        status = newStatus;
        releaseCharge();
        var at = status == InvoiceStatus.PAID ? news.paidAt() : news.closedAt();
        if (at == null) at = news.createdAt();
        paidAt = status == InvoiceStatus.PAID ? at : null;
        closedAt = status == InvoiceStatus.PAID ? null : at;
        return true;
    }

    /** Before Stripe may charge it, so that what it tells finds the way here. */
    void bind(String newStripeId) {
        stripeId = newStripeId;
        chargedCents = leftCents();
    }

    /** Whether an event about Stripe's object is about this one. */
    boolean isAt(String otherStripeId) {
        return otherStripeId.equals(stripeId);
    }

    /** What Stripe must say that it charges. */
    Money charged() {
        return chargedCents == null ? total() : new Money(chargedCents, currency);
    }

    /** Settled here or changed, it must not be charged there as well. */
    void withdraw() {
        if (subscriptionId != null || stripeId == null) return;
        withdrawn = stripeId;
        stripeId = null;
        chargedCents = null;
    }

    /** Stripe's id of the copy that is to be taken back there; null if none is. */
    String takeWithdrawn() {
        var taken = withdrawn;
        withdrawn = null;
        return taken;
    }

    /** Stripe said yes to a charge: nothing else may settle the invoice until its event is here. */
    void confirmCharge(Instant now) {
        if (isOwed()) chargeConfirmedAt = now;
    }

    /** No money is on its way any more. */
    void releaseCharge() {
        chargeConfirmedAt = null;
    }

    /** A charge that Stripe said yes to may fail days later, where a bank is slow. */
    void chargeFailed(Instant at) {
        if (chargeConfirmedAt != null && at.isAfter(chargeConfirmedAt)) releaseCharge();
    }

    /** @throws Conflict between Stripe's yes and its event */
    void requireNoChargeUnderWay() {
        if (chargeConfirmedAt != null && isOwed())
            throw new Conflict("charge-confirmed", "Stripe has taken the money; the invoice shows it in a moment");
    }

    /** @throws Conflict for what Stripe wrote and charges by itself, or has the money for */
    void requireSettledByHand() {
        requireNoChargeUnderWay();
        if (subscriptionId != null && stripeId != null && isOwed())
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
        requireOwed();
        withdraw();
        status = InvoiceStatus.PAID;
        paidAt = now;
        closedAt = null;
    }

    /** Nobody owes it any more; the number stays taken. */
    void annul(Instant now) {
        requireOwed();
        withdraw();
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
        if (isOwed()) withdraw();
        if (isOwed() && leftCents() == 0) annul(now);
    }

    void requireCreditable() {
        if (number == null || status == InvoiceStatus.VOID || leftCents() == 0)
            throw new Conflict("invoice-not-creditable", "There is nothing to credit on this invoice");
    }

    void requireOwed() {
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

    boolean isDraft() {
        return status == InvoiceStatus.DRAFT;
    }

    boolean isOpen() {
        return status == InvoiceStatus.OPEN;
    }

    UUID subscriptionId() {
        return subscriptionId;
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

    @PostLoad
    void remember() {
        announced = status;
    }

    /** To be fired after each change: the next one counts from here. */
    InvoiceChanged changed() {
        var change = new InvoiceChanged(id(), clientId, announced, status);
        announced = status;
        return change;
    }
}
