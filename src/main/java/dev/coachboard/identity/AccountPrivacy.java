package dev.coachboard.identity;

import dev.coachboard.platform.privacy.DataSubject;
import dev.coachboard.platform.privacy.PersonalArea;
import dev.coachboard.platform.privacy.PersonalData;
import dev.coachboard.platform.privacy.Pseudonym;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/**
 * A client's account. Where it has a place in another practice too, only what belongs to this one goes: nobody's erasure
 * here may end what they do there.
 */
@ApplicationScoped
@Priority(40) // because what refers to another module's rows goes before them
class AccountPrivacy implements PersonalData {

    private static final List<PersonalArea> AREAS = List.of(
            new PersonalArea("account", """
                    select u.id, u.name, u.email, u.email_verified_at, u.created_at
                    from asked a join users u on u.id = a.user_id
                    """),
            new PersonalArea("membership", """
                    select m.id, m.role, m.joined_at, m.removed_at
                    from asked a join memberships m on m.practice_id = current_practice() and m.id = a.client_id
                    """),
            new PersonalArea("devices", """
                    select d.id, d.label, d.created_at, d.rotated_at as last_used_at, d.expires_at, d.revoked_at
                    from asked a join devices d on d.membership_id = a.client_id order by d.created_at, d.id
                    """),
            new PersonalArea("invitations", """
                    select i.id, i.email, i.role, i.created_at, i.expires_at, i.accepted_at
                    from asked a join invitations i on i.practice_id = current_practice() and i.member_id = a.client_id
                    order by i.created_at, i.id
                    """));

    private final EntityManager database;
    private final DeviceRepository devices;
    private final PasswordHasher hasher;
    private final Event<DevicesRevoked> revoked;

    AccountPrivacy(
            EntityManager database, DeviceRepository devices, PasswordHasher hasher, Event<DevicesRevoked> revoked) {
        this.database = database;
        this.devices = devices;
        this.hasher = hasher;
        this.revoked = revoked;
    }

    @Override
    public List<PersonalArea> areas(DataSubject who) {
        return AREAS;
    }

    @Override
    public void erase(DataSubject who) {
        delete("Invitation i where i.memberId = :id", who.clientId());
        if (who.hasAccountHereAlone())
            delete("Invitation i where i.email = (select u.email from User u where u.id = :id)", who.userId());
        leave(who.clientId());
        if (who.hasAccountHereAlone()) close(who.userId());
    }

    /** Not only removed: the row would lead from the pseudonym to the account. */
    private void leave(UUID memberId) {
        var signedIn = devices.list("membershipId", memberId);
        var ids = new HashSet<UUID>();
        signedIn.forEach(device -> ids.add(device.id()));
        delete("Device d where d.membershipId = :id", memberId);
        delete("Membership m where m.id = :id", memberId);
        revoked.fire(new DevicesRevoked(ids));
    }

    private void close(UUID userId) {
        delete("OneTimeToken t where t.userId = :id", userId);
        database.createNativeQuery("delete from sign_in_traces where user_id = :id")
                .setParameter("id", userId)
                .executeUpdate();
        database.find(User.class, userId).erase(new Pseudonym(userId), hasher.unmatchable());
    }

    private void delete(String what, UUID id) {
        database.createQuery("delete from " + what).setParameter("id", id).executeUpdate();
    }
}
