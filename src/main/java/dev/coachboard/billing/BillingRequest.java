package dev.coachboard.billing;

import dev.coachboard.platform.tenancy.TenantEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What somebody asked of Stripe: stored with the wish, carried out by a job, answered by a look at it. */
@Entity
@Table(name = "billing_requests")
class BillingRequest extends TenantEntity {

    @Enumerated(EnumType.STRING)
    private BillingRequestKind kind;

    private UUID clientId;
    private UUID subscriptionId;
    private UUID invoiceId;
    private UUID planId;
    private String paymentMethod;

    @Enumerated(EnumType.STRING)
    private BillingRequestState state;

    private String reason;
    private Instant requestedAt;
    private Instant finishedAt;

    /** For Hibernate alone. */
    protected BillingRequest() {}

    private BillingRequest(UUID id, BillingRequestKind kind, UUID clientId, Instant now) {
        super(id);
        this.kind = kind;
        this.clientId = clientId;
        this.state = BillingRequestState.REQUESTED;
        this.requestedAt = now;
    }

    /** @param planId to buy or to change to; null for the other wishes */
    static BillingRequest about(Subscription subscription, BillingRequestKind kind, UUID planId, UUID id, Instant now) {
        var request = new BillingRequest(id, kind, subscription.clientId(), now);
        request.subscriptionId = subscription.id();
        request.planId = planId;
        return request;
    }

    static BillingRequest payment(UUID invoiceId, UUID clientId, UUID id, Instant now) {
        var request = new BillingRequest(id, BillingRequestKind.PAY, clientId, now);
        request.invoiceId = invoiceId;
        return request;
    }

    /** @param newPaymentMethod Stripe's id of it; null to use the one that the client used last */
    BillingRequest with(String newPaymentMethod) {
        paymentMethod = newPaymentMethod;
        return this;
    }

    void finish(Instant now) {
        state = BillingRequestState.DONE;
        finishedAt = now;
    }

    /** @param word Stripe's */
    void refuse(String word, Instant now) {
        state = BillingRequestState.REFUSED;
        reason = word;
        finishedAt = now;
    }

    boolean isOpen() {
        return state == BillingRequestState.REQUESTED;
    }

    BillingRequestKind kind() {
        return kind;
    }

    UUID clientId() {
        return clientId;
    }

    UUID subscriptionId() {
        return subscriptionId;
    }

    UUID invoiceId() {
        return invoiceId;
    }

    UUID planId() {
        return planId;
    }

    String paymentMethod() {
        return paymentMethod;
    }

    /** What an auditor wants to know of it. */
    Map<String, ?> noted() {
        var about = subscriptionId == null ? invoiceId : subscriptionId;
        return planId == null
                ? Map.of("kind", kind, "about", about)
                : Map.of("kind", kind, "about", about, "planId", planId);
    }

    BillingRequestDetails details() {
        return new BillingRequestDetails(
                id(),
                kind,
                clientId,
                subscriptionId,
                invoiceId,
                planId,
                state,
                reason,
                requestedAt,
                finishedAt,
                version());
    }
}
