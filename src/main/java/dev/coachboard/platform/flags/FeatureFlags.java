package dev.coachboard.platform.flags;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.coachboard.platform.observability.CacheMeters;
import dev.coachboard.platform.problem.Forbidden;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Switches for features, read from the database at most every few seconds and never while a reader waits. */
@ApplicationScoped
public class FeatureFlags {

    /** Because a switch thrown in an emergency should be felt before anybody asks whether it was. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private static final String ALL = "all";

    private final LoadingCache<String, Map<String, Boolean>> flags;

    FeatureFlags(DataSource database, CacheMeters meters) {
        flags = Caffeine.newBuilder()
                .refreshAfterWrite(FRESH)
                .recordStats(meters.of("flags"))
                .build(key -> load(database));
    }

    public Map<String, Boolean> all() {
        return flags.get(ALL);
    }

    /** A feature without a row is on: a switch is there to turn something off. */
    public void require(String feature) {
        if (!all().getOrDefault(feature, true))
            throw new Forbidden("switched-off", "This feature is switched off at the moment");
    }

    private static Map<String, Boolean> load(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select name, enabled from feature_flags");
                var rows = statement.executeQuery()) {
            var loaded = new TreeMap<String, Boolean>();
            while (rows.next()) loaded.put(rows.getString(1), rows.getBoolean(2));
            return loaded;
        }
    }
}
