package dev.coachboard.billing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.coachboard.platform.etag.Versioned;
import dev.coachboard.platform.money.Money;
import java.time.Instant;
import java.util.UUID;

record PlanDetails(
        UUID id,
        String name,
        String description,
        Money price,
        BillingPeriod period,
        int trialDays,
        PlanStatus status,
        Instant createdAt,
        @JsonIgnore long version)
        implements Versioned {}
