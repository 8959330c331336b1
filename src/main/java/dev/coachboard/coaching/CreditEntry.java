package dev.coachboard.coaching;

import dev.coachboard.platform.tenancy.TenantEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A line of an enrolment's ledger; it is written once and never changed. */
@Entity
@Immutable
@Table(name = "credit_entries")
class CreditEntry extends TenantEntity {

    private UUID enrolmentId;

    @Enumerated(EnumType.STRING)
    private CreditReason reason;

    private int delta;
    private int balance;
    private UUID bookingId;
    private Instant occurredAt;

    /** For Hibernate alone. */
    protected CreditEntry() {}

    /** @param bookingId null when the practice granted the credits */
    record Movement(int delta, int balance, UUID bookingId) {}

    CreditEntry(UUID id, UUID enrolmentId, CreditReason reason, Movement movement, Instant now) {
        super(id);
        this.enrolmentId = enrolmentId;
        this.reason = reason;
        this.delta = movement.delta();
        this.balance = movement.balance();
        this.bookingId = movement.bookingId();
        this.occurredAt = now;
    }
}
