package dev.coachboard.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

class SchemaStateTest {

    private static final MigrationVersion NINE = MigrationVersion.fromVersion("9");
    private static final MigrationVersion TEN = MigrationVersion.fromVersion("10");

    @Test
    void the_same_schema_and_a_newer_one_are_usable() {
        assertThat(new SchemaState(TEN, TEN).isUsable()).isTrue();
        assertThat(new SchemaState(TEN, NINE).isUsable()).isTrue();
    }

    @Test
    void an_older_schema_and_none_are_not_and_say_what_to_do() {
        assertThat(new SchemaState(NINE, TEN).isUsable()).isFalse();
        assertThat(new SchemaState(NINE, TEN).explain()).contains("at version 9", "needs 10", "migrate");
        assertThat(new SchemaState(null, TEN).isUsable()).isFalse();
        assertThat(new SchemaState(null, TEN).explain()).contains("never migrated", "migrate");
    }
}
