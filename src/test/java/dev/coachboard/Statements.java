package dev.coachboard;

/** Counts what really arrives at the database. */
public final class Statements {

    private Statements() {}

    public static void reset() {
        TestDatabase.column("select pg_stat_statements_reset()::text");
    }

    /** Of the app, without what the pool does to a connection before lending it. */
    public static long count() {
        return TestDatabase.count("""
                select coalesce(sum(calls), 0) from pg_stat_statements
                where userid in (select oid from pg_roles where rolname = 'coachboard_app')
                    and query not ilike '%set_config%' and query not ilike 'set role%' and query not ilike '%pg_stat_%'
                    and query not ilike 'begin%' and query not ilike 'commit%'
                """);
    }
}
