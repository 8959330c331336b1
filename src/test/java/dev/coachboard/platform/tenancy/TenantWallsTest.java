package dev.coachboard.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachboard.TestDatabase;
import dev.coachboard.identity.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The second wall, from the schema's own catalogue and from a connection of the pool. */
@QuarkusTest
class TenantWallsTest {

    /** Some of their rows belong to no practice; {@link CatalogueTest} holds their policies. */
    private static final List<String> ALSO_OF_NONE = List.of("audit_entries", "mail_deliveries");

    private static final String PRACTICE_TABLES = """
            from pg_class t join pg_attribute c on c.attrelid = t.oid and c.attname = 'practice_id'
            where t.relkind = 'r' and t.relnamespace = 'public'::regnamespace and not t.relname = any (string_to_array('%s', ','))
            """.formatted(String.join(",", ALSO_OF_NONE));

    @Inject
    Cast cast;

    @Inject
    EntityManager database;

    @Inject
    CurrentPractice practice;

    @Test
    void every_table_of_a_practice_is_walled_off_even_from_its_owner() {
        var open = TestDatabase.column("select t.relname " + PRACTICE_TABLES + """
                  and not (t.relrowsecurity and t.relforcerowsecurity and exists (
                      select from pg_policy p where p.polrelid = t.oid and p.polname = 'practice_wall'
                      and p.polqual is not null and p.polwithcheck is not null))
                  """);
        assertThat(open).isEmpty();
        assertThat(TestDatabase.count("select count(*) " + PRACTICE_TABLES)).isGreaterThan(15);
    }

    @Test
    void every_table_of_a_practice_has_a_key_that_begins_with_it() {
        var unkeyed = TestDatabase.column("select t.relname " + PRACTICE_TABLES + """
                  and not exists (select from pg_index i where i.indrelid = t.oid and i.indisunique
                      and i.indkey[0] = c.attnum)
                  """);
        assertThat(unkeyed).isEmpty();
    }

    @Test
    void every_reference_between_tables_of_a_practice_carries_the_practice() {
        var crossing = TestDatabase.column("""
                select f.conrelid::regclass || ' -> ' || f.confrelid::regclass from pg_constraint f
                join pg_attribute a on a.attrelid = f.conrelid and a.attname = 'practice_id'
                join pg_attribute b on b.attrelid = f.confrelid and b.attname = 'practice_id'
                where f.contype = 'f' and not (a.attnum = any (f.conkey) and b.attnum = any (f.confkey))
                """);
        assertThat(crossing).isEmpty();
    }

    @Test
    @ActivateRequestContext
    void a_statement_without_any_condition_sees_one_practice_alone() {
        var house = cast.open();
        cast.open();
        practice.enter(house.practiceId());
        assertThat(database.createNativeQuery("select distinct practice_id from memberships", UUID.class)
                        .getResultList())
                .containsExactly(house.practiceId());
    }

    @Test
    @ActivateRequestContext
    void work_that_entered_no_practice_sees_nothing() {
        cast.open();
        assertThat(database.createNativeQuery("select id from memberships").getResultList())
                .isEmpty();
    }

    @Test
    @ActivateRequestContext
    void a_practice_set_inside_a_transaction_is_gone_after_it() {
        var first = cast.open();
        var second = cast.open();
        practice.enter(first.practiceId());
        QuarkusTransaction.requiringNew().run(() -> assertThat(members()).isEqualTo(4));
        practice.enter(second.practiceId());
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    members();
                    throw new IllegalStateException("roll back");
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(database.createNativeQuery("select distinct practice_id from memberships", UUID.class)
                        .getResultList())
                .containsExactly(second.practiceId());
    }

    /** The pool hands a thread the connection it used last, so all three use one. */
    @Test
    @ActivateRequestContext
    void a_transaction_of_one_practice_does_not_stain_the_connection_for_another() {
        var first = cast.open();
        var second = cast.open();
        practice.enter(first.practiceId());
        assertThat(practicesSeen()).containsExactly(first.practiceId());
        practice.enter(second.practiceId());
        QuarkusTransaction.requiringNew().run(() -> assertThat(practicesSeen()).containsExactly(second.practiceId()));
        practice.enter(first.practiceId());
        assertThat(practicesSeen()).containsExactly(first.practiceId());
    }

    @Test
    @ActivateRequestContext
    void another_practices_row_cannot_be_written() {
        var house = cast.open();
        var other = cast.open();
        practice.enter(house.practiceId());
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> database.createNativeQuery(
                                        "insert into invoice_counters (practice_id, next_number) values (?1, 1)")
                                .setParameter(1, other.practiceId())
                                .executeUpdate()))
                .hasMessageContaining("row-level security");
    }

    @Test
    @ActivateRequestContext
    void nobody_writes_about_another_practice_in_the_audit_log_and_nothing_takes_an_entry_back() {
        practice.enter(cast.open().practiceId());
        assertThatThrownBy(
                        () -> write(
                                "insert into audit_entries (id, at, practice_id, action, subject_id, as_operator)"
                                        + " values (gen_random_uuid(), now(), gen_random_uuid(), 'forged', gen_random_uuid(), false)"))
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> write("update audit_entries set action = 'nothing'"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> write("delete from audit_entries")).hasMessageContaining("permission denied");
    }

    private void write(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(sql).executeUpdate());
    }

    @Test
    void the_pool_works_with_the_app_role_and_that_can_change_no_schema() {
        assertThat(database.createNativeQuery("select current_user::text", String.class)
                        .getSingleResult())
                .isEqualTo("coachboard_app");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() ->
                                database.createNativeQuery("truncate invoices").executeUpdate()))
                .hasMessageContaining("permission denied");
    }

    private long members() {
        return (Long) database.createNativeQuery("select count(*) from memberships", Long.class)
                .getSingleResult();
    }

    @SuppressWarnings("unchecked")
    private List<UUID> practicesSeen() {
        return database.createNativeQuery("select distinct practice_id from memberships", UUID.class)
                .getResultList();
    }
}
