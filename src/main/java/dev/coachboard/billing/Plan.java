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
import java.util.UUID;

/** What is sold: a period's access at a price. */
@Entity
@Table(name = "plans")
class Plan extends TenantEntity {

    private String name;
    private String description;
    private long amountCents;
    private String currency;

    @Enumerated(EnumType.STRING)
    private BillingPeriod period;

    private int trialDays;

    @Enumerated(EnumType.STRING)
    private PlanStatus status;

    private Instant createdAt;

    /** For Hibernate alone. */
    protected Plan() {}

    Plan(UUID id, NewPlan offered, String practiceCurrency, Instant now) {
        super(id);
        if (!offered.price().currency().equals(practiceCurrency))
            throw new Unprocessable("other-currency", "This practice sells in " + practiceCurrency)
                    .at("/price/currency");
        name = offered.name().strip();
        description = offered.description();
        amountCents = offered.price().amountCents();
        currency = practiceCurrency;
        period = offered.period();
        trialDays = offered.trialDays();
        status = PlanStatus.ACTIVE;
        createdAt = now;
    }

    void edit(PlanPatch patch) {
        if (patch.name() != null) name = patch.name().strip();
        if (patch.description() != null) description = patch.description();
        if (patch.status() != null) status = patch.status();
    }

    void requireOffered() {
        if (status != PlanStatus.ACTIVE) throw new Conflict("plan-archived", "This plan is not sold any more");
    }

    /** Because Stripe charges another period at once, and what is paid of this one would be lost. */
    void requireSamePeriod(Plan other) {
        if (period != other.period)
            throw new Conflict("other-period", "A plan can be changed for one with the same period only");
    }

    Money price() {
        return new Money(amountCents, currency);
    }

    PlanDetails details() {
        return new PlanDetails(id(), name, description, price(), period, trialDays, status, createdAt, version());
    }
}
