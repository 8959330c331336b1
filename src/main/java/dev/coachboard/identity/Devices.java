package dev.coachboard.identity;

import dev.coachboard.platform.database.CurrentWork;
import dev.coachboard.platform.database.DatabaseAdmission;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Whether a signed-in device may still be used, asked before there is a request context or a practice. */
@ApplicationScoped
class Devices {

    private final DataSource database;
    private final CurrentWork work;
    private final DatabaseAdmission admission;

    Devices(DataSource database, CurrentWork work, DatabaseAdmission admission) {
        this.database = database;
        this.work = work;
        this.admission = admission;
    }

    boolean isLive(UUID id) {
        return work.asRequest(() -> {
            admission.enter();
            return look(id);
        });
    }

    private boolean look(UUID id) {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement("select 1 from devices where id = ? and revoked_at is null")) {
            statement.setObject(1, id);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Devices could not be read", e);
        }
    }
}
