package dev.coachboard.identity;

import dev.coachboard.platform.audit.AuditLog;
import dev.coachboard.platform.problem.NotFound;
import dev.coachboard.platform.tenancy.CurrentCaller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Revokes devices, and makes sure that what was revoked is forgotten here at once. */
@ApplicationScoped
class DeviceService {

    private final DeviceRepository devices;
    private final VerifiedTokens verified;
    private final CurrentCaller caller;
    private final AuditLog audit;
    private final Clock clock;

    DeviceService(
            DeviceRepository devices, VerifiedTokens verified, CurrentCaller caller, AuditLog audit, Clock clock) {
        this.devices = devices;
        this.verified = verified;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    void signOut() {
        revoke(caller.get().deviceId());
    }

    /** Only a device of the caller's own; somebody else's does not exist for them. */
    void revoke(UUID id) {
        var userId = caller.get().userId();
        forgetAfter(() -> {
            var device = devices.findByIdOptional(id)
                    .filter(found -> found.userId().equals(userId))
                    .filter(found -> found.isLive(clock.instant()))
                    .orElseThrow(() -> new NotFound("device"));
            device.revoke(clock.instant());
            // Whoever signs out takes nothing from anybody.
            if (!id.equals(caller.get().deviceId())) audit.record("device-revoked", id, null, null);
            return Set.of(id);
        });
    }

    /** @param write runs in a transaction of its own and says which devices it revoked */
    void forgetAfter(Supplier<Set<UUID>> write) {
        verified.forget(QuarkusTransaction.requiringNew().call(write::get));
    }
}
