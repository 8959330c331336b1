package dev.coachboard.booking;

import dev.coachboard.platform.tenancy.TenantEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The secret address of one member's calendar; a new one makes the old one worthless. */
@Entity
@Table(name = "calendar_feeds")
class CalendarFeed extends TenantEntity {

    private byte[] tokenHash;
    private Instant createdAt;

    /** For Hibernate alone. */
    protected CalendarFeed() {}

    CalendarFeed(UUID memberId) {
        super(memberId);
    }

    Instant openedAt() {
        return createdAt;
    }

    void renew(byte[] hash, Instant now) {
        tokenHash = hash;
        createdAt = now;
    }
}
