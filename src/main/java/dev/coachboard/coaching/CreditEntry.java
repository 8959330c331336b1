package dev.coachboard.coaching;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;

/** A line of an enrolment's ledger; it is written once and never changed. */
@Entity
@Immutable
@Table(name = "credit_entries")
class CreditEntry {

    @Id
    private UUID id;

    @TenantId
    @Column(name = "practice_id", nullable = false, updatable = false)
    private String practiceId;

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
        this.id = id;
        this.enrolmentId = enrolmentId;
        this.reason = reason;
        this.delta = movement.delta();
        this.balance = movement.balance();
        this.bookingId = movement.bookingId();
        this.occurredAt = now;
    }
}
