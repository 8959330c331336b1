package dev.coachboard.identity;

import dev.coachboard.platform.paging.Position;
import dev.coachboard.platform.tenancy.Caller;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class DeviceRepository implements PanacheRepositoryBase<Device, UUID> {

    /** Locked, so that of two refreshes at once the second sees what the first made. */
    Optional<Device> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    List<SignedInDevice> findOf(Caller who, Instant now, Position after, int limit) {
        return getEntityManager()
                .createQuery("""
                        select new SignedInDevice(d.id, d.label, d.createdAt, d.rotatedAt, d.id = :current)
                        from Device d
                        where d.userId = :user and d.revokedAt is null and d.expiresAt > :now
                          and (d.createdAt, d.id) < (:at, :id)
                        order by d.createdAt desc, d.id desc
                        """, SignedInDevice.class)
                .setParameter("user", who.userId())
                .setParameter("current", who.deviceId())
                .setParameter("now", now)
                .setParameter("at", after.instant())
                .setParameter("id", after.id())
                .setMaxResults(limit)
                .getResultList();
    }

    /** @return the ids that this call revoked */
    Set<UUID> revokeOfUser(UUID userId, UUID except, Instant now) {
        return revoke(list("userId = ?1 and revokedAt is null and id <> ?2", userId, except), now);
    }

    Set<UUID> revokeOfMember(UUID membershipId, Instant now) {
        return revoke(list("membershipId = ?1 and revokedAt is null", membershipId), now);
    }

    private static Set<UUID> revoke(List<Device> devices, Instant now) {
        devices.forEach(device -> device.revoke(now));
        return devices.stream().map(Device::id).collect(Collectors.toSet());
    }
}
