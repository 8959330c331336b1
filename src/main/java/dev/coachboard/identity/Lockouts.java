package dev.coachboard.identity;

import dev.coachboard.platform.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/** Signs a person's devices out because their password is another one now. Joins the caller's transaction. */
@ApplicationScoped
class Lockouts {

    private final DeviceRepository devices;
    private final AuditLog audit;
    private final Clock clock;

    Lockouts(DeviceRepository devices, AuditLog audit, Clock clock) {
        this.devices = devices;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return the devices that it revoked */
    Set<UUID> after(String action, UUID userId, UUID except) {
        audit.record(action, userId, null, null);
        return devices.revokeOfUser(userId, except, clock.instant());
    }
}
