package dev.coachboard.identity;

import dev.coachboard.platform.tenancy.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads accounts before there is a practice, through the one door that {@code memberships_of} is. */
@ApplicationScoped
class AccountRepository {

    private final EntityManager database;
    private final Operators operators;

    AccountRepository(EntityManager database, Operators operators) {
        this.database = database;
        this.operators = operators;
    }

    Optional<Account> findByEmail(String email) {
        var rows = rows("u.email = cast(:key as citext)", email);
        if (rows.isEmpty()) return Optional.empty();
        var user = rows.get(0);
        return Optional.of(new Account(
                user.get("id", UUID.class),
                user.get("password_hash", String.class),
                user.get("verified", Boolean.class),
                places(rows)));
    }

    /** The place that a device signed in to, if its user is still a member there. */
    Optional<Account.Place> findPlace(UUID userId, UUID memberId) {
        return places(rows("u.id = cast(:key as uuid)", userId)).stream()
                .filter(place -> place.memberId().equals(memberId))
                .findFirst();
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String condition, Object key) {
        return database.createNativeQuery("""
                        select u.id, u.password_hash, u.email_verified_at is not null as verified,
                            cast(u.email as text) as email, m.id as member, m.practice_id, m.role
                        from users u left join lateral memberships_of(u.id) m on true
                        where\s""" + condition, Tuple.class)
                .setParameter("key", key)
                .getResultList();
    }

    private List<Account.Place> places(List<Tuple> rows) {
        return rows.stream()
                .filter(row -> row.get("member") != null)
                .map(this::place)
                .toList();
    }

    private Account.Place place(Tuple row) {
        var runsThePlatform = row.get("verified", Boolean.class) && operators.include(row.get("email", String.class));
        return new Account.Place(
                row.get("id", UUID.class),
                row.get("member", UUID.class),
                row.get("practice_id", UUID.class),
                Role.valueOf(row.get("role", String.class)),
                runsThePlatform);
    }
}
