package dev.coachboard.identity;

import dev.coachboard.platform.tenancy.Role;
import dev.coachboard.platform.tenancy.TenantEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A mailed offer to become a member, good once. */
@Entity
@Table(name = "invitations")
class Invitation extends TenantEntity {

    static final Duration LIFETIME = Duration.ofDays(7);

    private String email;

    @Enumerated(EnumType.STRING)
    private Role role;

    private UUID memberId;
    private UUID invitedBy;
    private byte[] tokenHash;
    private Instant createdAt;
    private Instant expiresAt;
    private Instant acceptedAt;

    protected Invitation() {}

    Invitation(UUID id, String email, Role role, UUID memberId, UUID invitedBy, Instant now) {
        super(id);
        this.email = email;
        this.role = role;
        this.memberId = memberId;
        this.invitedBy = invitedBy;
        this.createdAt = now;
        this.expiresAt = now.plus(LIFETIME);
    }

    void seal(byte[] hash) {
        tokenHash = hash;
    }

    void accept(Instant now) {
        requireOpen(now);
        acceptedAt = now;
    }

    void requireOpen(Instant now) {
        if (acceptedAt != null || !now.isBefore(expiresAt)) throw OneTimeTokens.bad();
    }

    String email() {
        return email;
    }

    Role role() {
        return role;
    }

    UUID memberId() {
        return memberId;
    }

    InvitationDetails details() {
        return new InvitationDetails(id(), email, role, memberId, createdAt, expiresAt);
    }
}
