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

    AccountRepository(EntityManager database) {
        this.database = database;
    }

    Optional<Account> findByEmail(String email) {
        var rows = rows("""
                select u.id, u.password_hash, u.email_verified_at is not null, m.id as member, m.practice_id, m.role
                from users u left join lateral memberships_of(u.id) m on true
                where u.email = cast(:key as citext)
                """, email);
        if (rows.isEmpty()) return Optional.empty();
        var first = rows.get(0);
        return Optional.of(new Account(
                first.get(0, UUID.class), first.get(1, String.class), first.get(2, Boolean.class), places(rows, 3)));
    }

    /** The place that a device signed in to, if its user is still a member there. */
    Optional<Account.Place> findPlace(UUID userId, UUID memberId) {
        var rows = rows("select m.id, m.practice_id, m.role from memberships_of(cast(:key as uuid)) m", userId);
        return places(rows, 0).stream()
                .filter(place -> place.memberId().equals(memberId))
                .findFirst();
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String sql, Object key) {
        return database.createNativeQuery(sql, Tuple.class)
                .setParameter("key", key)
                .getResultList();
    }

    private static List<Account.Place> places(List<Tuple> rows, int column) {
        return rows.stream()
                .filter(row -> row.get(column) != null)
                .map(row -> new Account.Place(
                        row.get(column, UUID.class),
                        row.get(column + 1, UUID.class),
                        Role.valueOf(row.get(column + 2, String.class))))
                .toList();
    }
}
