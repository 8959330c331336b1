package dev.coachboard.billing;

import dev.coachboard.platform.tenancy.TenantEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A client's purchase of a plan. */
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

    /** For Hibernate alone. */
    protected Subscription() {}
}
