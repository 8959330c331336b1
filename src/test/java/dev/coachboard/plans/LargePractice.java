package dev.coachboard.plans;

import dev.coachboard.TestDatabase;
import dev.coachboard.identity.Cast;
import java.util.UUID;

/** A practice that has been busy for years: about 240,000 rows, a good part of them Ada's and Maya's. */
final class LargePractice {

    private final Cast.House house;

    private LargePractice(Cast.House house) {
        this.house = house;
    }

    static void fill(Cast.House house) {
        var practice = new LargePractice(house);
        practice.people();
        practice.coaching();
        practice.booking();
        practice.billing();
        practice.operations();
        smallPractices();
        // As autovacuum does sooner or later: an index-only scan visits the table until then.
        TestDatabase.update("vacuum analyze");
    }

    /** Beside it 600 practices of three clients: PostgreSQL then plans for a practice of about twenty. */
    private static void smallPractices() {
        insert("""
                practices (id, slug, name, zone, currency, created_at, version)
                select gen_random_uuid(), 'small-' || n || '-' || gen_random_uuid(), 'Small ' || n, 'UTC', 'EUR', now(), 0
                from generate_series(1, 600) n
                """);
        insert("""
                users (id, email, name, password_hash, created_at, version)
                select id, slug || '@coachboard.example', name, 'x', now(), 0 from practices where name ~ '^Small [0-9]+$'
                """);
        insert("""
                memberships (practice_id, id, user_id, role, joined_at, version)
                select id, id, id, 'OWNER', now(), 0 from practices where name ~ '^Small [0-9]+$'
                """);
        insert("""
                clients (practice_id, id, coach_id, name, sort_name, email, zone, status, created_at, version)
                select id, gen_random_uuid(), id, 'Client ' || n, 'client ' || n, n || '@coachboard.example', 'UTC', 'ACTIVE',
                    now(), 0
                from practices, generate_series(1, 3) n where name ~ '^Small [0-9]+$'
                """);
    }

    /** Work of a kind that nobody knows, so that nobody does it. */
    private void operations() {
        insert("""
                jobs (task_name, task_instance, task_data, execution_time, picked, version)
                select 'unknown', ? || n, '{}', timestamptz '2200-01-01' + n * interval '1 minute', false, 1
                from generate_series(1, 5000) n
                """, house.slug());
        insert("""
                dead_jobs (id, type, key, payload, attempts, error, died_at)
                select gen_random_uuid(), 'unknown', ? || n, '{}', 3, 'no way', now() - n * interval '1 hour'
                from generate_series(1, 5000) n
                """, house.slug());
        insert("""
                audit_entries (id, at, practice_id, action, subject_id, as_operator)
                select gen_random_uuid(), now() - n * interval '1 hour', ?::uuid, 'invoice-paid', gen_random_uuid(), false
                from generate_series(1, 5000) n
                """, house.practiceId());
        insert("""
                webhook_events (id, stripe_id, type, created_at, received_at, payload, state, rule, version)
                select gen_random_uuid(), ? || n, 'invoice.paid', now(), now() - n * interval '1 minute', '{}',
                    case when n % 500 = 0 then 'PARKED' else 'APPLIED' end, case when n % 500 = 0 then 'unknown' end, 0
                from generate_series(1, 5000) n
                """, house.slug());
    }

    static long rows(UUID practiceId) {
        var sum = 0L;
        for (var table : TestDatabase.column("""
                select table_name::text from information_schema.columns
                where table_schema = 'public' and column_name = 'practice_id'
                """))
            sum += TestDatabase.count("select count(*) from " + table + " where practice_id = ?", practiceId);
        return sum;
    }

    private void people() {
        insert("""
                users (id, email, name, password_hash, created_at, version)
                select md5(?::text || 'user' || n)::uuid, 'member' || n || '@' || ?, 'Member ' || n, 'x', now(), 0
                from generate_series(1, 3000) n
                """, house.practiceId(), house.slug());
        insert("""
                memberships (practice_id, id, user_id, role, joined_at, version)
                select ?::uuid, gen_random_uuid(), md5(? || 'user' || n)::uuid, 'COACH', now() - n * interval '1 hour', 0
                from generate_series(1, 3000) n
                """, house.practiceId(), house.practiceId().toString());
        insert("""
                devices (id, user_id, membership_id, label, token_hash, rotated_at, created_at, expires_at)
                select gen_random_uuid(), ?, ?, 'Phone', 'x', now(), now() - n * interval '1 hour', now() + interval '9 days'
                from generate_series(1, 3000) n
                """, house.maya().userId(), house.maya().id());
    }

    private void coaching() {
        insert("""
                clients (practice_id, id, coach_id, name, sort_name, email, zone, status, created_at, version)
                select ?, md5(? || n)::uuid, ?, 'Client ' || n, 'client ' || n, n || '@' || ?, 'Europe/Berlin',
                    case when n % 10 = 0 then 'ARCHIVED' else 'ACTIVE' end, now(), 0
                from generate_series(1, 10000) n
                """, house.practiceId(), house.slug(), house.ben().id(), house.slug());
        insert("""
                client_search_terms (practice_id, client_id, coach_id, status, term)
                select c.practice_id, c.id, c.coach_id, c.status, t
                from clients c, unnest(array[c.sort_name, c.email::text, split_part(c.sort_name, ' ', 2)]) t
                where c.practice_id = ?
                """, house.practiceId());
        insert("""
                programs (practice_id, id, name, description, session_credits, price_cents, currency, status, created_at, version)
                select ?, gen_random_uuid(), 'Program ' || n, 'x', 6, 100, 'EUR', 'ACTIVE', now() - n * interval '1 hour', 0
                from generate_series(1, 1000) n
                """, house.practiceId());
        insert("""
                enrolments (practice_id, id, client_id, program_id, credits_left, enrolled_at, version)
                select ?, gen_random_uuid(), case when n % 20 = 0 then ? else md5(? || n)::uuid end,
                    (select id from programs where practice_id = ? limit 1), n % 7, now() - n * interval '1 hour', 0
                from generate_series(1, 10000) n
                """, house.practiceId(), house.maya().id(), house.slug(), house.practiceId());
        insert("""
                credit_entries (practice_id, id, enrolment_id, reason, delta, balance, occurred_at)
                select e.practice_id, gen_random_uuid(), e.id, 'GRANTED', 1, n, now() - n * interval '1 hour'
                from enrolments e, generate_series(1, 2) n where e.practice_id = ?
                """, house.practiceId());
        insert(
                """
                coaching_sessions (practice_id, id, client_id, coach_id, starts_at, ends_at, zone, status, created_at, version)
                select ?, gen_random_uuid(), case when n % 20 = 0 then ? else md5(? || (n % 10000 + 1))::uuid end,
                    case when n % 2 = 0 then ?::uuid else ?::uuid end,
                    now() - n * interval '1 hour', now() - n * interval '1 hour' + interval '1 hour', 'Europe/Berlin',
                    case when n % 15 = 0 then 'NO_SHOW' else 'COMPLETED' end, now(), 0
                from generate_series(1, 50000) n
                """,
                house.practiceId(),
                house.maya().id(),
                house.slug(),
                house.ada().id(),
                house.ben().id());
        insert("""
                notes (practice_id, id, session_id, author_id, visibility, body, created_at, updated_at, version)
                select practice_id, gen_random_uuid(), case when n <= 500 then first_value(id) over (order by n) else id end,
                    coach_id, case when n % 2 = 0 then 'SHARED' else 'PRIVATE' end, 'x', now() - n * interval '1 minute', now(), 0
                from (select *, row_number() over (order by client_id = ? desc, starts_at desc) n from coaching_sessions
                    where practice_id = ? limit 30000) s
                """, house.maya().id(), house.practiceId());
    }

    private void booking() {
        for (var coach : new UUID[] {house.ada().id(), house.ben().id()}) insert("""
                    availabilities (practice_id, id, zone, session_minutes, step_minutes, buffer_minutes, notice_minutes,
                        weekly, exceptions, version)
                    values (?, ?, 'UTC', 60, 60, 0, 0, '[{"day": "MONDAY", "from": "00:00", "to": "00:00"}]', '[]', 0)
                    """, house.practiceId(), coach);
        insert(
                """
                bookings (practice_id, id, coach_id, client_id, starts_at, ends_at, blocked_until, zone, status, created_at,
                    version)
                select ?, gen_random_uuid(), case when n % 2 = 0 then ?::uuid else ?::uuid end,
                    case when n % 20 = 0 then ? else md5(? || (abs(n) % 10000 + 1))::uuid end,
                    s, s + interval '1 hour', s + interval '1 hour', 'UTC',
                    case when n > 0 then 'CONFIRMED' when n % 9 = 0 then 'CANCELLED' else 'COMPLETED' end, now(), 0
                from (select n, date_trunc('hour', now()) + n * interval '1 hour' s
                    from generate_series(-48000, 2000) n) hours
                """,
                house.practiceId(),
                house.ada().id(),
                house.ben().id(),
                house.maya().id(),
                house.slug());
    }

    private void billing() {
        insert("""
                plans (practice_id, id, name, description, amount_cents, currency, period, trial_days, status, created_at, version)
                select ?, gen_random_uuid(), 'Plan ' || n, 'x', n, 'EUR', 'MONTH', 0, 'ACTIVE', now(), 0
                from generate_series(1, 1000) n
                """, house.practiceId());
        insert("""
                subscriptions (practice_id, id, client_id, plan_id, status, period_starts_at, period_ends_at,
                    cancels_at_period_end, created_at, version)
                select ?, gen_random_uuid(), case when n % 20 = 0 then ? else md5(? || n)::uuid end,
                    (select id from plans where practice_id = ? limit 1), 'ACTIVE', now(), now() + interval '30 days', false,
                    now() - n * interval '1 hour', 0
                from generate_series(1, 10000) n
                """, house.practiceId(), house.maya().id(), house.slug(), house.practiceId());
        insert("""
                invoices (practice_id, id, client_id, number, status, currency, subtotal_cents, tax_rate_basis_points,
                    tax_cents, total_cents, due_on, created_at, version)
                select ?, gen_random_uuid(), case when n % 20 = 0 then ? else md5(? || (n % 10000 + 1))::uuid end,
                    'INV-' || n, case when n % 8 = 0 then 'OPEN' else 'PAID' end, 'EUR', 100, 0, 0, 100,
                    current_date - n % 900, now() - n * interval '1 hour', 0
                from generate_series(1, 30000) n
                """, house.practiceId(), house.maya().id(), house.slug());
    }

    /** Analysed at once, or the foreign-key checks of what follows go on reading the whole table, as when it was tiny. */
    private static void insert(String rest, Object... parameters) {
        TestDatabase.update("insert into " + rest, parameters);
        TestDatabase.update("analyze " + rest.split(" ")[0]);
    }
}
