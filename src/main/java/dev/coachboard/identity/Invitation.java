package dev.coachboard.identity;

import dev.coachboard.platform.problem.Conflict;
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
    private Instant endedAt;
    private Instant sentAt;
    private int sends;

    protected Invitation() {}

    Invitation(UUID id, String email, Role role, UUID memberId, UUID invitedBy, Instant now) {
        super(id);
        this.email = email;
        this.role = role;
        this.memberId = memberId;
        this.invitedBy = invitedBy;
        this.createdAt = now;
    }

    /** A token that was mailed before is good no longer. */
    void send(byte[] hash, Instant now) {
        tokenHash = hash;
        sentAt = now;
        expiresAt = now.plus(LIFETIME);
        sends++;
    }

    /** The owner who sends it again answers for it. */
    void resend(byte[] hash, UUID by, Instant now) {
        requireUnsettled();
        invitedBy = by;
        send(hash, now);
    }

    void end(Instant now) {
        requireUnsettled();
        endedAt = now;
    }

    private void requireUnsettled() {
        if (isSettled()) throw new Conflict("invitation-closed", "This invitation was accepted or has ended");
    }

    private boolean isSettled() {
        return acceptedAt != null || endedAt != null;
    }

    void accept(Instant now) {
        requireOpen(now);
        acceptedAt = now;
    }

    void requireOpen(Instant now) {
        if (isSettled() || !now.isBefore(expiresAt)) throw OneTimeTokens.bad();
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

    /** One for each sending, since a key is mailed once. */
    String mailKey() {
        return mailKey(id(), sends);
    }

    static String mailKey(UUID id, int sends) {
        return "invitation:" + id + (sends == 1 ? "" : ":" + sends);
    }

    InvitationDetails details() {
        return new InvitationDetails(id(), email, role, memberId, invitedBy, createdAt, sentAt, expiresAt);
    }
}
