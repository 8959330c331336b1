package dev.coachboard.identity;

import dev.coachboard.platform.problem.NotFound;
import dev.coachboard.platform.tenancy.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Tells other features who is a member of the practice. */
@ApplicationScoped
public class MemberDirectory {

    private final EntityManager database;

    MemberDirectory(EntityManager database) {
        this.database = database;
    }

    /** Whether somebody who is a member here today, and not as a client, has this id. */
    public boolean coaches(UUID memberId) {
        return findRole(memberId).filter(Role::coaches).isPresent();
    }

    /** Empty for somebody who is no member here today. */
    public Optional<Role> findRole(UUID memberId) {
        return database
                .createQuery("select m.role from Membership m where m.id = :member and m.removedAt is null", Role.class)
                .setParameter("member", memberId)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Empty too if the member's user ended all sessions after that time, for example by a new password. */
    public Optional<Role> findRole(UUID memberId, Instant openedAt) {
        return database
                .createQuery("""
                        select m.role from Membership m join User u on u.id = m.userId
                        where m.id = :member and m.removedAt is null
                          and (u.sessionsEndedAt is null or u.sessionsEndedAt < :openedAt)
                        """, Role.class)
                .setParameter("member", memberId)
                .setParameter("openedAt", openedAt)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** The account of somebody who is a member, or was one; empty for who never became one. */
    public Optional<MemberAccount> findAccount(UUID memberId) {
        return database.createQuery("""
                        select u.id, u.name, u.email, cast(function('belongs_elsewhere', u.id, m.practiceId) as Boolean)
                        from Membership m join User u on u.id = m.userId where m.id = :member
                        """, MemberAccount.class).setParameter("member", memberId).getResultList().stream()
                .findFirst();
    }

    /** Of somebody who left, too. */
    public MemberContact requireContact(UUID memberId) {
        return database
                .createQuery(
                        "select u.name, u.email from Membership m join User u on u.id = m.userId where m.id = :member",
                        MemberContact.class)
                .setParameter("member", memberId)
                .getResultList()
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("member"));
    }
}
