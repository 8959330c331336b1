package dev.coachboard.identity;

import dev.coachboard.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class UserRepository implements PanacheRepositoryBase<User, UUID> {

    User require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("user"));
    }

    /** Until the transaction ends, whoever else wants this address waits: also where it has no row to lock yet. */
    void lockAddress(String email) {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(lower(:email), 0))")
                .setParameter("email", email)
                .getSingleResult();
    }

    /** The column ignores case, so the address is found however it was typed. */
    Optional<User> findByEmail(String email) {
        return find("email", email).firstResultOptional();
    }
}
