package dev.coachboard.billing;

import dev.coachboard.billing.stripe.ReportedPayment;
import dev.coachboard.platform.tenancy.TenantEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Money that Stripe took and that fits nothing here. Its id is the webhook event's. */
@Entity
@Table(name = "parked_payments")
class ParkedPayment extends TenantEntity {

    private UUID clientId;
    private UUID invoiceId;
    private String stripeInvoiceId;
    private Long amountCents;
    private String currency;
    private String reason;
    private Instant parkedAt;
    private Instant settledAt;

    /** For Hibernate alone. */
    protected ParkedPayment() {}

    /** @param invoiceId ours; null where none is known */
    ParkedPayment(UUID eventId, UUID clientId, UUID invoiceId, ReportedPayment payment, Instant now) {
        super(eventId);
        this.clientId = clientId;
        this.invoiceId = invoiceId;
        this.stripeInvoiceId = payment.stripeInvoiceId();
        if (payment.amount() != null) {
            this.amountCents = payment.amount().amountCents();
            this.currency = payment.amount().currency();
        }
        this.parkedAt = now;
    }

    /** @param rule that parked the event, also when it is parked once more */
    ParkedPayment because(String rule) {
        reason = rule;
        settledAt = null;
        return this;
    }

    void settle(Instant now) {
        settledAt = now;
    }

    boolean isSettled() {
        return settledAt != null;
    }

    UUID invoiceId() {
        return invoiceId;
    }

    /** For the audit log. */
    Map<String, ?> noted() {
        return Map.of(
                "reason", reason,
                "stripeInvoiceId", Objects.toString(stripeInvoiceId, ""),
                "amountCents", Objects.toString(amountCents, ""),
                "currency", Objects.toString(currency, ""));
    }
}
