package dev.coachboard.billing;

import dev.coachboard.billing.stripe.SubscriptionNews;
import dev.coachboard.platform.problem.Conflict;
import dev.coachboard.platform.tenancy.TenantEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A client's purchase of a plan. What becomes of it is decided at Stripe; here it is asked for, and learnt. */
@Entity
@Table(name = "subscriptions")
class Subscription extends TenantEntity {

    private UUID clientId;
    private UUID planId;

    @Enumerated(EnumType.STRING)
    private SubscriptionStatus status;

    private Instant periodStartsAt;
    private Instant periodEndsAt;
    private boolean cancelsAtPeriodEnd;
    private Instant createdAt;
    private Instant cancelledAt;
    private String stripeId;
    private String standing;

    /** For Hibernate alone. */
    protected Subscription() {}

    Subscription(UUID id, UUID clientId, UUID planId, Instant now) {
        super(id);
        this.clientId = clientId;
        this.planId = planId;
        this.status = SubscriptionStatus.INCOMPLETE;
        this.createdAt = now;
        this.standing = Standing.NONE;
    }

    /** @return false for a snapshot that is older than what the row shows, which changes nothing */
    boolean learn(SubscriptionNews news, SubscriptionStatus newStatus, UUID newPlanId, String newStanding) {
        if (newStanding.compareTo(standing) <= 0) return false;
        standing = newStanding;
        stripeId = news.stripeId();
        planId = newPlanId;
        status = newStatus;
        periodStartsAt = news.periodStartsAt();
        periodEndsAt = news.periodEndsAt();
        cancelsAtPeriodEnd = news.cancelsAtPeriodEnd();
        if (status == SubscriptionStatus.CANCELLED) end(news.endedAt());
        return true;
    }

    /** Whether this snapshot and the row's own are of the same second and say different things. */
    boolean isInDoubt(SubscriptionTerms told, String itsStanding) {
        return status != SubscriptionStatus.INCOMPLETE
                && told.status() != SubscriptionStatus.INCOMPLETE
                && !told.equals(terms())
                && Standing.areTied(standing, itsStanding);
    }

    /** The period ends with it: what was not paid, or given up, entitles to nothing. */
    private void end(Instant at) {
        cancelledAt = at == null ? periodStartsAt : at;
        if (cancelledAt.isBefore(periodEndsAt)) periodEndsAt = cancelledAt;
        if (periodEndsAt.isBefore(periodStartsAt)) periodStartsAt = periodEndsAt;
    }

    /** Stripe made it, and may have told so already. */
    void bind(String newStripeId) {
        if (stripeId == null) stripeId = newStripeId;
    }

    boolean isLive() {
        return status != SubscriptionStatus.CANCELLED;
    }

    /** Stripe never began it; but if it told of it, that counts. */
    void refuse(Instant now) {
        if (stripeId != null) return;
        status = SubscriptionStatus.CANCELLED;
        standing = Standing.REFUSED;
        cancelledAt = now;
    }

    /** Whether an event about Stripe's object is about this one. */
    boolean isAt(String otherStripeId) {
        return stripeId == null || stripeId.equals(otherStripeId);
    }

    /** @throws Conflict where the wish makes no sense as things stand */
    void requireAllows(BillingRequestKind wish) {
        if (status == SubscriptionStatus.CANCELLED)
            throw new Conflict("subscription-closed", "This subscription is cancelled");
        if (stripeId == null && wish != BillingRequestKind.CANCEL_NOW)
            throw new Conflict("subscription-not-ready", "This subscription has not begun yet");
        if (!wish.isPossibleFrom(status) || wish == BillingRequestKind.CANCEL_AT_PERIOD_END && cancelsAtPeriodEnd)
            throw new Conflict(
                    "wrong-subscription-status", "This cannot be done to a subscription that is " + described());
    }

    private String described() {
        return cancelsAtPeriodEnd ? status + " and about to end" : status.name();
    }

    /** What people are told about when it changes. */
    SubscriptionTerms terms() {
        return new SubscriptionTerms(status, planId, cancelsAtPeriodEnd);
    }

    UUID clientId() {
        return clientId;
    }

    UUID planId() {
        return planId;
    }

    String stripeId() {
        return stripeId;
    }

    String standing() {
        return standing;
    }

    Instant periodEndsAt() {
        return periodEndsAt;
    }

    SubscriptionChanged changed() {
        return new SubscriptionChanged(id(), clientId);
    }
}
