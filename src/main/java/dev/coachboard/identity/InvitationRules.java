package dev.coachboard.identity;

import dev.coachboard.platform.problem.Conflict;
import dev.coachboard.platform.problem.Forbidden;
import dev.coachboard.platform.problem.NotFound;
import dev.coachboard.platform.tenancy.Caller;
import dev.coachboard.platform.tenancy.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** Who may invite whom. Each question locks its row, so the answer holds until the transaction ends. */
@ApplicationScoped
class InvitationRules {

    private final EntityManager database;

    InvitationRules(EntityManager database) {
        this.database = database;
    }

    /** By the role of this moment: the token may be older than a removal or a change of role. */
    void requireMayInvite(Caller caller, Role invited) {
        var roles = database.createNativeQuery(
                        "select role from memberships where id = :id and removed_at is null for share", String.class)
                .setParameter("id", caller.memberId())
                .getResultList();
        if (roles.isEmpty()) throw new Forbidden("forbidden", "You are no longer a member");
        if (invited == Role.COACH && !roles.get(0).equals(Role.OWNER.name()))
            throw new Forbidden("forbidden", "Only an owner invites coaches");
    }

    /** Identity knows of clients only their id and status; row-level security keeps other practices' out. */
    UUID requireActiveClient(UUID clientId) {
        var found = database.createNativeQuery(
                        "select status from clients where id = :id and erased_at is null for share", String.class)
                .setParameter("id", clientId)
                .getResultList();
        if (found.isEmpty()) throw new NotFound("client");
        if (found.get(0).equals("ARCHIVED")) throw new Conflict("client-archived", "This client is archived");
        return clientId;
    }
}
