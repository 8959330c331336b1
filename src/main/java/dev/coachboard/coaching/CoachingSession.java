package dev.coachboard.coaching;

import dev.coachboard.platform.tenancy.TenantEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A session that took place, or one that the client missed. */
@Entity
@Table(name = "coaching_sessions")
class CoachingSession extends TenantEntity {

    private UUID clientId;
    private UUID coachId;
    private UUID bookingId;
    private Instant startsAt;
    private Instant endsAt;
    private String zone;

    @Enumerated(EnumType.STRING)
    private SessionStatus status;

    private Instant createdAt;

    /** For Hibernate alone. */
    protected CoachingSession() {}

    CoachingSession(UUID id, RecordedSession recorded, Instant now) {
        super(id);
        this.clientId = recorded.clientId();
        this.coachId = recorded.coachId();
        this.bookingId = recorded.bookingId();
        this.startsAt = recorded.startsAt();
        this.endsAt = recorded.endsAt();
        this.zone = recorded.zone();
        this.status = recorded.attended() ? SessionStatus.COMPLETED : SessionStatus.NO_SHOW;
        this.createdAt = now;
    }
}
