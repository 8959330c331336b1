package dev.coachboard.platform.database;

import org.flywaydb.core.api.MigrationVersion;

/**
 * Which migrations the database has, beside those of this version of the code.
 *
 * @param found null when the database was never migrated
 */
record SchemaState(MigrationVersion found, MigrationVersion needed) {

    /** A newer one is usable: during a release the version before it still serves. */
    boolean isUsable() {
        return found != null && found.compareTo(needed) >= 0;
    }

    String explain() {
        if (isUsable()) return "at version " + found;
        var state = found == null ? "was never migrated, or only by an old version" : "is at version " + found;
        return "The database %s; this version needs %s. Run the jar with: migrate".formatted(state, needed);
    }
}
