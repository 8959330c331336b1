package dev.coachboard.identity;

import dev.coachboard.jobs.Chore;
import dev.coachboard.platform.privacy.Pseudonym;
import dev.coachboard.platform.tenancy.CurrentPractice;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Deletes sign-ups of which the address was never proved, with their empty practices, so that the address is free again. */
@ApplicationScoped
class UnverifiedSignUps implements Chore {

    private static final Logger LOG = Logger.getLogger(UnverifiedSignUps.class);
    private static final Duration KEPT = Duration.ofDays(7); // because a holiday mailbox is read within a week
    private static final int AT_ONCE = 500; // because the next run is an hour away, and a flood of sign-ups is slower

    private final DataSource database;
    private final EntityManager entities;
    private final CurrentPractice practice;
    private final Clock clock;

    UnverifiedSignUps(DataSource database, EntityManager entities, CurrentPractice practice, Clock clock) {
        this.database = database;
        this.entities = entities;
        this.practice = practice;
        this.clock = clock;
    }

    private record SignUpRow(UUID userId, UUID practiceId) {}

    @Override
    public String name() {
        return "unverified-sign-ups";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() throws SQLException {
        for (var row : find(clock.instant().minus(KEPT))) delete(row);
    }

    /** An erased person's address is not proved either; nothing of theirs is a sign-up. */
    private List<SignUpRow> find(Instant before) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("""
                        select u.id, m.practice_id, cast(u.email as text)
                        from users u join lateral memberships_of(u.id) m on m.role = 'OWNER'
                        where u.email_verified_at is null and u.created_at < ? order by u.created_at limit ?
                        """)) {
            query.setTimestamp(1, Timestamp.from(before));
            query.setInt(2, AT_ONCE);
            var found = new ArrayList<SignUpRow>();
            try (var rows = query.executeQuery()) {
                while (rows.next())
                    if (!Pseudonym.isAddress(rows.getString(3)))
                        found.add(new SignUpRow(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
            }
            return found;
        }
    }

    /** Each by itself: one that has more rows than a sign-up makes stays, and the others go. */
    private void delete(SignUpRow row) {
        practice.enter(row.practiceId());
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                if (lock(row.userId())) deleteRows(row);
            });
        } catch (RuntimeException e) {
            LOG.warnf("The unverified sign-up %s could not be deleted", row.userId());
        }
    }

    /** @return false if the address was proved in the meantime */
    private boolean lock(UUID userId) {
        return !entities.createNativeQuery(
                        "select 1 from users where id = :id and email_verified_at is null for update", Integer.class)
                .setParameter("id", userId)
                .getResultList()
                .isEmpty();
    }

    private void deleteRows(SignUpRow row) {
        delete("delete from one_time_tokens where user_id = :id", row.userId());
        delete("delete from memberships where user_id = :id", row.userId());
        delete("delete from users where id = :id", row.userId());
        delete("delete from practices where id = :id", row.practiceId());
    }

    private void delete(String sql, UUID id) {
        entities.createNativeQuery(sql).setParameter("id", id).executeUpdate();
    }
}
