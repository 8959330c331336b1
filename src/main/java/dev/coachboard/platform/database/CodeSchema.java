package dev.coachboard.platform.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;

/** The newest migration that this version of the code brings along. */
@ApplicationScoped
class CodeSchema {

    private final MigrationVersion version;

    CodeSchema(Flyway flyway) {
        version = flyway.getConfiguration().getResourceProvider().getResources("V", new String[] {".sql"}).stream()
                .map(migration -> version(migration.getFilename()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    MigrationVersion version() {
        return version;
    }

    private static MigrationVersion version(String file) {
        return MigrationVersion.fromVersion(file.substring(1, file.indexOf("__")));
    }
}
