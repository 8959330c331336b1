package dev.coachboard.coaching;

import dev.coachboard.platform.money.Money;
import dev.coachboard.platform.money.Price;
import dev.coachboard.platform.money.PricePatch;
import dev.coachboard.platform.problem.Conflict;
import dev.coachboard.platform.tenancy.TenantEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What a practice offers: so many sessions at a price. */
@Entity
@Table(name = "programs")
class Program extends TenantEntity {

    private String name;
    private String description;
    private int sessionCredits;
    private long priceCents;
    private String currency;

    @Enumerated(EnumType.STRING)
    private ProgramStatus status;

    private Instant createdAt;

    /** For Hibernate alone. */
    protected Program() {}

    Program(UUID id, NewProgram offered, Instant now) {
        super(id);
        this.name = offered.name().strip();
        this.description = offered.description();
        this.sessionCredits = offered.sessionCredits();
        price(offered.price());
        this.status = ProgramStatus.ACTIVE;
        this.createdAt = now;
    }

    /** Changes only what the patch names; enrolments keep the credits they were granted. */
    void edit(ProgramPatch patch) {
        if (patch.name() != null) name = patch.name().strip();
        if (patch.description() != null) description = patch.description();
        if (patch.sessionCredits() != null) sessionCredits = patch.sessionCredits();
        if (patch.price() != null) reprice(patch.price());
        if (patch.status() != null) status = patch.status();
    }

    void requireActive() {
        if (status == ProgramStatus.ARCHIVED)
            throw new Conflict("program-archived", "This program takes no new enrolments");
    }

    private void reprice(PricePatch price) {
        if (price.amountCents() != null) priceCents = price.amountCents();
        if (price.currency() != null) currency = price.currency();
    }

    private void price(Price price) {
        priceCents = price.amountCents();
        currency = price.currency();
    }

    String name() {
        return name;
    }

    String description() {
        return description;
    }

    int sessionCredits() {
        return sessionCredits;
    }

    Money price() {
        return new Money(priceCents, currency);
    }

    ProgramStatus status() {
        return status;
    }

    Instant createdAt() {
        return createdAt;
    }
}
