package dev.coachboard.platform.ratelimit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;

/** The shared buckets that have filled up again: they say nothing that a new one would not. */
@ApplicationScoped
public class FullBuckets {

    private final DataSource database;
    private final Clock clock;

    FullBuckets(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** By the app's clock, which filled them; the library's own sweep would go by the system's. */
    public void forget() {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from rate_limit_buckets where expires_at < ?")) {
            delete.setLong(1, clock.millis());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Full buckets could not be forgotten", e);
        }
    }
}
