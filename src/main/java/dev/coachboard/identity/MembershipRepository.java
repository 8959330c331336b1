package dev.coachboard.identity;

import dev.coachboard.platform.paging.Position;
import dev.coachboard.platform.problem.NotFound;
import dev.coachboard.platform.tenancy.Role;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class MembershipRepository implements PanacheRepositoryBase<Membership, UUID> {

    Membership lockLive(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(Membership::isLive)
                .orElseThrow(() -> new NotFound("member"));
    }

    /** Locked in the order of their ids, so that two owners who demote each other do not both succeed. */
    List<Membership> lockOwners() {
        return find("role = ?1 and removedAt is null order by id", Role.OWNER)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    List<Member> findLive(Position after, int limit) {
        return getEntityManager()
                .createQuery("""
                        select new Member(m.id, m.userId, (select u.name from User u where u.id = m.userId),
                            (select u.email from User u where u.id = m.userId), m.role, m.joinedAt, m.version)
                        from Membership m
                        where m.removedAt is null and (m.joinedAt, m.id) > (:at, :id)
                        order by m.joinedAt, m.id
                        """, Member.class)
                .setParameter("at", after.instant())
                .setParameter("id", after.id())
                .setMaxResults(limit)
                .getResultList();
    }

    Member read(UUID id) {
        var member = getEntityManager()
                .createQuery("""
                        select new Member(m.id, m.userId, u.name, u.email, m.role, m.joinedAt, m.version)
                        from Membership m join User u on u.id = m.userId
                        where m.id = :id and m.removedAt is null
                        """, Member.class)
                .setParameter("id", id)
                .getSingleResultOrNull();
        if (member == null) throw new NotFound("member");
        return member;
    }
}
