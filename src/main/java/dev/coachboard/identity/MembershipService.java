package dev.coachboard.identity;

import dev.coachboard.platform.audit.AuditLog;
import dev.coachboard.platform.problem.Conflict;
import dev.coachboard.platform.tenancy.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who may do what in a practice. It never stays without an owner. */
@ApplicationScoped
class MembershipService {

    private final MembershipRepository members;
    private final DeviceRepository devices;
    private final OpenInvitations invitations;
    private final AuditLog audit;
    private final Clock clock;

    MembershipService(
            MembershipRepository members,
            DeviceRepository devices,
            OpenInvitations invitations,
            AuditLog audit,
            Clock clock) {
        this.members = members;
        this.devices = devices;
        this.invitations = invitations;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return the devices that it revoked: their tokens still say the old role */
    @Transactional
    Set<UUID> changeRole(UUID id, Role role) {
        var owners = members.lockOwners();
        var member = members.lockLive(id);
        if (member.role() == Role.CLIENT) throw new Conflict("client-stays-client", "A client cannot become a coach");
        if (member.role() == role) return Set.of();
        if (role != Role.OWNER && owners.size() == 1) throw lastOwner();
        audit.record("role-changed", id, Map.of("role", member.role()), Map.of("role", role));
        member.changeRole(role);
        if (role != Role.OWNER) invitations.endCoachesInvitedBy(id);
        return devices.revokeOfMember(id, clock.instant());
    }

    /** @return the devices that it revoked */
    @Transactional
    Set<UUID> remove(UUID id) {
        var owners = members.lockOwners();
        var member = members.lockLive(id);
        if (member.role() == Role.OWNER && owners.size() == 1) throw lastOwner();
        member.remove(clock.instant());
        invitations.endOfRemoved(member);
        audit.record("member-removed", id, Map.of("role", member.role()), null);
        return devices.revokeOfMember(id, clock.instant());
    }

    private static Conflict lastOwner() {
        return new Conflict("last-owner", "Make somebody else an owner first");
    }
}
