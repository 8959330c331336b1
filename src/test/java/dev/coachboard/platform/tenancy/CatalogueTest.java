package dev.coachboard.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every table, policy, grant and function with the owner's rights, against files kept by hand. A new table needs a line in
 * each; the present state is written below {@code target} for comparison.
 */
@QuarkusTest
class CatalogueTest {

    private static final Path FILES = Path.of("src/test/resources/catalogue");

    @Test
    void every_table_has_the_policies_that_the_file_says() throws IOException {
        compare("policies.txt", """
                select t.relname || ' | ' || case when t.relforcerowsecurity and t.relrowsecurity then 'forced'
                        when t.relrowsecurity then 'NOT FORCED' else 'open' end
                    || coalesce(' | ' || p.policyname || ' | ' || p.permissive || ' | ' || p.cmd || ' | '
                        || array_to_string(p.roles, ',') || ' | ' || coalesce(p.qual, '-') || ' | '
                        || coalesce(p.with_check, '-'), '')
                from pg_class t left join pg_policies p on p.schemaname = 'public' and p.tablename = t.relname
                where t.relkind in ('r', 'p') and t.relnamespace = 'public'::regnamespace
                """);
    }

    @Test
    void every_role_may_do_with_tables_and_columns_what_the_file_says() throws IOException {
        compare("grants.txt", """
                select t.relname || ' | ' || coalesce(nullif(g.grantee::regrole::text, '-'), 'public') || ' | '
                    || string_agg(g.privilege_type, ',' order by g.privilege_type)
                from pg_class t, aclexplode(t.relacl) g
                where t.relkind in ('r', 'p', 'v', 'm', 'S') and t.relnamespace = 'public'::regnamespace
                    and g.grantee <> t.relowner
                    and t.relname not like 'pg_stat_statements%'
                group by t.relname, g.grantee
                union all
                select t.relname || '.' || c.attname || ' | ' || coalesce(nullif(g.grantee::regrole::text, '-'), 'public')
                    || ' | ' || string_agg(g.privilege_type, ',' order by g.privilege_type)
                from pg_class t join pg_attribute c on c.attrelid = t.oid, aclexplode(c.attacl) g
                where t.relnamespace = 'public'::regnamespace
                group by t.relname, c.attname, g.grantee
                union all
                select t.relname || ' | owner | ' || t.relowner::regrole::text from pg_class t
                where t.relkind in ('r', 'p', 'v', 'm', 'S') and t.relnamespace = 'public'::regnamespace
                    and t.relowner <> 'coachboard_owner'::regrole
                    and t.relname not like 'pg_stat_statements%'
                """);
    }

    @Test
    void every_function_with_the_owners_rights_is_for_the_app_alone() throws IOException {
        compare("functions.txt", """
                select f.oid::regprocedure || ' | ' || f.proowner::regrole || ' | '
                    || coalesce(array_to_string(f.proconfig, ','), '-') || ' | '
                    || coalesce((select string_agg(case when g.grantee = 0 then 'public' else g.grantee::regrole::text end,
                            ',' order by g.grantee::regrole::text)
                        from aclexplode(f.proacl) g where g.grantee <> f.proowner), 'public')
                from pg_proc f where f.pronamespace = 'public'::regnamespace and f.prosecdef
                """);
    }

    @Test
    void no_role_of_ours_walks_past_the_walls() {
        assertThat(TestDatabase.column("""
                select rolname || ' ' || rolsuper || rolbypassrls || rolcreaterole || rolcreatedb
                from pg_roles where rolname like 'coachboard_%' order by 1
                """))
                .containsExactly(
                        "coachboard_app falsefalsefalsefalse",
                        "coachboard_owner falsefalsefalsefalse",
                        "coachboard_readonly falsefalsefalsefalse");
    }

    private static void compare(String file, String sql) throws IOException {
        var actual =
                TestDatabase.column("select line from (" + sql + ") lines (line) order by line collate \"C\"").stream()
                        .map(line -> line.toString().replaceAll("\\s+", " "))
                        .toList();
        Files.createDirectories(Path.of("target/catalogue"));
        Files.write(Path.of("target/catalogue", file), actual);
        assertThat(actual).containsExactlyInAnyOrderElementsOf(expected(file));
    }

    private static List<String> expected(String file) throws IOException {
        return Files.readAllLines(FILES.resolve(file)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
