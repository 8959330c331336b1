package dev.coachboard.identity;

import dev.coachboard.platform.problem.Conflict;
import dev.coachboard.platform.tenancy.Role;
import dev.coachboard.platform.tenancy.TenantEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What a user is in one practice. A client's membership has the client's own id. */
@Entity
@Table(name = "memberships")
class Membership extends TenantEntity {

    private UUID userId;

    @Enumerated(EnumType.STRING)
    private Role role;

    private Instant joinedAt;
    private Instant removedAt;

    protected Membership() {}

    Membership(UUID id, UUID userId, Role role, Instant now) {
        super(id);
        this.userId = userId;
        this.role = role;
        this.joinedAt = now;
    }

    void changeRole(Role newRole) {
        role = newRole;
    }

    void remove(Instant now) {
        removedAt = now;
    }

    /** Who was removed and is invited again comes back as the same member; an invitation never changes a live one. */
    void rejoin(UUID who, Invitation invitation) {
        if (isLive() || !userId.equals(who) || !wasWhat(invitation))
            throw new Conflict("already-member", "This person or this client is a member of the practice already");
        role = invitation.role();
        removedAt = null;
    }

    private boolean wasWhat(Invitation invitation) {
        return invitation.role().coaches() ? role.coaches() : id().equals(invitation.memberId());
    }

    boolean isLive() {
        return removedAt == null;
    }

    Instant joinedAt() {
        return joinedAt;
    }

    UUID userId() {
        return userId;
    }

    Role role() {
        return role;
    }
}
