package dev.coachboard.privacy;

import dev.coachboard.platform.problem.Conflict;
import dev.coachboard.platform.problem.NotFound;
import dev.coachboard.platform.tenancy.Caller;
import dev.coachboard.platform.tenancy.TenantEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Somebody asked for all that is kept about a client. */
@Entity
@Table(name = "exports")
class Export extends TenantEntity {

    /** Long enough to come back from a holiday's weekend, short enough that the copy does not become a second archive. */
    static final Duration LIFETIME = Duration.ofDays(7);

    private UUID clientId;
    private UUID requestedBy;

    @Enumerated(EnumType.STRING)
    private ExportState state;

    private Instant requestedAt;
    private Instant madeAt;
    private Instant expiresAt;
    private Long sizeBytes;

    /** For Hibernate alone. */
    protected Export() {}

    Export(UUID id, UUID clientId, UUID requestedBy, Instant now) {
        super(id);
        this.clientId = clientId;
        this.requestedBy = requestedBy;
        this.state = ExportState.REQUESTED;
        this.requestedAt = now;
        this.expiresAt = now.plus(LIFETIME);
    }

    /** Coaches see every client's; clients what they asked for themselves, since the practice's has the coach's own notes. */
    void requireReadable(Caller who, Instant now) {
        if (!now.isBefore(expiresAt) || who.isClient() && !who.memberId().equals(requestedBy))
            throw new NotFound("export");
    }

    void requireReady() {
        if (state != ExportState.READY) throw new Conflict("export-not-ready", "This export is not made yet");
    }

    void made(long size, Instant now) {
        state = ExportState.READY;
        sizeBytes = size;
        madeAt = now;
    }

    void fail() {
        if (state == ExportState.REQUESTED) state = ExportState.FAILED;
    }

    boolean isToBeMade(Instant now) {
        return state != ExportState.READY && now.isBefore(expiresAt);
    }

    /** Whether the person asked for themself: a client's membership has the client's id. */
    boolean isByClient() {
        return clientId.equals(requestedBy);
    }

    UUID clientId() {
        return clientId;
    }

    UUID requestedBy() {
        return requestedBy;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    Instant requestedAt() {
        return requestedAt;
    }

    ExportDetails details() {
        return new ExportDetails(id(), clientId, state, requestedAt, madeAt, expiresAt, sizeBytes);
    }
}
