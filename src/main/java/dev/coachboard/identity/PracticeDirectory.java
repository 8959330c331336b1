package dev.coachboard.identity;

import dev.coachboard.platform.database.DatabaseAdmission;
import dev.coachboard.platform.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Tells other features about practices. */
@ApplicationScoped
public class PracticeDirectory {

    private final EntityManager database;
    private final DataSource source;
    private final DatabaseAdmission admission;

    PracticeDirectory(EntityManager database, DataSource source, DatabaseAdmission admission) {
        this.database = database;
        this.source = source;
        this.admission = admission;
    }

    /** Of the practice that the work under way belongs to: the wall shows no other. */
    public PracticeSettings settings() {
        return database.createQuery("from Practice p", Practice.class).getResultList().stream()
                .findFirst()
                .map(Practice::details)
                .map(practice -> new PracticeSettings(practice.name(), ZoneId.of(practice.zone()), practice.currency()))
                .orElseThrow(() -> new NotFound("practice"));
    }

    /**
     * The one question about practices that somebody without any may ask. Not through the session, which would keep
     * "no practice" for all that the request does after.
     */
    public Optional<UUID> findBySlug(String slug) {
        admission.enter();
        try (var connection = source.getConnection();
                var lookup = connection.prepareStatement("select practice_id_by_slug(?)")) {
            lookup.setString(1, slug);
            try (var rows = lookup.executeQuery()) {
                rows.next();
                return Optional.ofNullable(rows.getObject(1, UUID.class));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The practice could not be looked up", e);
        }
    }
}
