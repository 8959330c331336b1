package dev.coachboard.identity;

import dev.coachboard.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class UserRepository implements PanacheRepositoryBase<User, UUID> {

    User require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("user"));
    }

    /** Locked, so that of a person's one-time tokens one is issued or used at a time. */
    User lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> new NotFound("user"));
    }

    /** The person's name and address, and the names of their practices. */
    @SuppressWarnings("unchecked")
    String[] findNames(UUID id) {
        List<String> names = getEntityManager()
                .createNativeQuery("""
                        select name from users where id = :id
                        union select cast(email as text) from users where id = :id
                        union select practice_name from memberships_of(:id)
                        """, String.class)
                .setParameter("id", id)
                .getResultList();
        return names.toArray(String[]::new);
    }

    /** Until the transaction ends, whoever else wants this address waits: also where it has no row to lock yet. */
    void lockAddress(String email) {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(lower(:email), 0))")
                .setParameter("email", email)
                .getSingleResult();
    }

    /** In one order, so that no two writers wait crosswise. */
    void lockAddresses(Collection<String> emails) {
        emails.stream()
                .map(email -> email.toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .forEach(this::lockAddress);
    }

    /** The column ignores case, so the address is found however it was typed. */
    Optional<User> findByEmail(String email) {
        return find("email", email).firstResultOptional();
    }
}
