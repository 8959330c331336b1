package dev.coachboard.api;

import dev.coachboard.TestDatabase;
import dev.coachboard.identity.Cast;
import dev.coachboard.platform.id.Ids;
import io.quarkus.arc.Arc;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.postgresql.util.PGobject;

/** A practice with one of everything, all of it Maya's and Ada's, and the ids to ask for it by. */
public record FurnishedHouse(Cast.House people, Map<String, UUID> ids) {

    public static FurnishedHouse furnish(Cast.House people) {
        var house = new FurnishedHouse(people, ids(people));
        house.invitation();
        house.coaching();
        house.booking();
        house.billing();
        house.privacy();
        return house;
    }

    private static Map<String, UUID> ids(Cast.House people) {
        var event = Ids.next();
        return Map.ofEntries(
                Map.entry("clients", people.maya().id()),
                Map.entry("coaches", people.ada().id()),
                Map.entry("members", people.ben().id()),
                Map.entry("programs", Ids.next()),
                Map.entry("enrolments", Ids.next()),
                Map.entry("sessions", Ids.next()),
                Map.entry("notes", Ids.next()),
                Map.entry("bookings", Ids.next()),
                Map.entry("invitations", Ids.next()),
                Map.entry("plans", Ids.next()),
                Map.entry("subscriptions", Ids.next()),
                Map.entry("invoices", Ids.next()),
                Map.entry("exports", Ids.next()),
                Map.entry("credit-notes", Ids.next()),
                Map.entry("billing-requests", Ids.next()),
                Map.entry("parked-payments", event),
                Map.entry("webhook-events", event));
    }

    /** A path with its ids filled in: the one that the segment before it names. */
    String path(String template, Cast.Person caller) {
        var filled = new StringBuilder();
        var before = "";
        for (var segment : template.substring(1).split("/")) {
            filled.append('/')
                    .append(
                            segment.startsWith("{")
                                    ? segment.replaceFirst(
                                            "[{].*[}]", id(before, caller).toString())
                                    : segment);
            before = segment;
        }
        return filled.toString();
    }

    private Object id(String kind, Cast.Person caller) {
        if (kind.equals("devices"))
            return caller.practiceId().equals(people.practiceId())
                    ? caller.deviceId()
                    : people.ada().deviceId();
        var id = ids.get(kind);
        return id == null ? UUID.randomUUID() : id;
    }

    private void invitation() {
        insert(
                "invitations",
                "id, email, role, member_id, invited_by, token_hash, created_at, sent_at, expires_at, version",
                ids.get("invitations"),
                "ines+" + ids.get("invitations") + "@example.com",
                "COACH",
                Ids.next(),
                people.ada().id(),
                ids.get("invitations").toString().getBytes(),
                now(),
                now(),
                days(7),
                0);
    }

    private void coaching() {
        insert(
                "programs",
                "id, name, description, session_credits, price_cents, currency, status, created_at, version",
                ids.get("programs"),
                "Foundations",
                "Six sessions",
                6,
                59000L,
                "EUR",
                "ACTIVE",
                now(),
                0);
        insert(
                "enrolments",
                "id, client_id, program_id, credits_left, enrolled_at, version",
                ids.get("enrolments"),
                people.maya().id(),
                ids.get("programs"),
                6,
                now(),
                0);
        insert(
                "coaching_sessions",
                "id, client_id, coach_id, starts_at, ends_at, zone, status, created_at, version",
                ids.get("sessions"),
                people.maya().id(),
                people.ada().id(),
                days(-7),
                days(-6),
                "Europe/Berlin",
                "COMPLETED",
                now(),
                0);
        insert(
                "notes",
                "id, session_id, author_id, visibility, body, created_at, updated_at, version",
                ids.get("notes"),
                ids.get("sessions"),
                people.ada().id(),
                "SHARED",
                "Well done",
                now(),
                now(),
                0);
    }

    private void booking() {
        insert(
                "availabilities",
                "id, zone, session_minutes, step_minutes, buffer_minutes, notice_minutes, weekly, exceptions, version",
                people.ada().id(),
                "Europe/Berlin",
                60,
                30,
                0,
                0,
                json("[]"),
                json("[]"),
                0);
        insert(
                "bookings",
                "id, coach_id, client_id, starts_at, ends_at, blocked_until, zone, status, created_at, version",
                ids.get("bookings"),
                people.ada().id(),
                people.maya().id(),
                days(7),
                days(8),
                days(8),
                "Europe/Berlin",
                "CONFIRMED",
                now(),
                0);
    }

    private void billing() {
        insert(
                "plans",
                "id, name, description, amount_cents, currency, period, trial_days, status, created_at, version",
                ids.get("plans"),
                "Essential",
                "One a month",
                12900L,
                "EUR",
                "MONTH",
                14,
                "ACTIVE",
                now(),
                0);
        insert(
                "subscriptions",
                "id, client_id, plan_id, status, period_starts_at, period_ends_at, cancels_at_period_end, created_at, version",
                ids.get("subscriptions"),
                people.maya().id(),
                ids.get("plans"),
                "ACTIVE",
                days(-3),
                days(27),
                false,
                now(),
                0);
        insert(
                "invoices",
                "id, client_id, number, status, currency, subtotal_cents, tax_rate_basis_points, tax_cents, total_cents,"
                        + " due_on, created_at, finalized_at, version",
                ids.get("invoices"),
                people.maya().id(),
                "INV-000001",
                "OPEN",
                "EUR",
                1000L,
                0,
                0L,
                1000L,
                Date.valueOf("2030-01-01"),
                now(),
                now(),
                0);
        insert("invoice_counters", "next_number", 2L);
        insert(
                "billing_requests",
                "id, kind, client_id, subscription_id, state, requested_at, finished_at, version",
                ids.get("billing-requests"),
                "SUBSCRIBE",
                people.maya().id(),
                ids.get("subscriptions"),
                "DONE",
                now(),
                now(),
                0);
        TestDatabase.update(
                "insert into webhook_events (id, stripe_id, type, created_at, received_at, payload, state, version)"
                        + " values (?, ?, 'invoice.paid', ?, ?, '{}', 'APPLIED', 0)",
                ids.get("webhook-events"),
                "evt_" + ids.get("webhook-events"),
                now(),
                now());
        insert(
                "parked_payments",
                "id, client_id, invoice_id, amount_cents, currency, reason, parked_at, version",
                ids.get("parked-payments"),
                people.maya().id(),
                ids.get("invoices"),
                1000L,
                "EUR",
                "other-amount",
                now(),
                0);
        insert(
                "credit_notes",
                "id, invoice_id, number, reason, currency, subtotal_cents, tax_rate_basis_points, tax_cents, total_cents,"
                        + " written_at, version",
                ids.get("credit-notes"),
                ids.get("invoices"),
                "CN-000001",
                "One session fewer",
                "EUR",
                100L,
                0,
                0L,
                100L,
                now(),
                0);
        insert("credit_note_counters", "next_number", 2L);
    }

    private void privacy() {
        insert(
                "exports",
                "id, client_id, requested_by, state, requested_at, made_at, expires_at, size_bytes, version",
                ids.get("exports"),
                people.maya().id(),
                people.maya().id(),
                "READY",
                now(),
                now(),
                days(7),
                3L,
                0);
        insert("export_files", "id, body", ids.get("exports"), new byte[] {1, 2, 3});
    }

    private void insert(String table, String columns, Object... values) {
        var places = ", ?".repeat(values.length);
        var parameters = new Object[values.length + 1];
        parameters[0] = people.practiceId();
        System.arraycopy(values, 0, parameters, 1, values.length);
        TestDatabase.update(
                "insert into " + table + " (practice_id, " + columns + ") values (?" + places + ")", parameters);
    }

    private static Object json(String text) {
        try {
            var json = new PGobject();
            json.setType("jsonb");
            json.setValue(text);
            return json;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Timestamp now() {
        return Timestamp.from(clock().instant());
    }

    private static Timestamp days(int days) {
        return Timestamp.from(clock().instant().plus(days, ChronoUnit.DAYS));
    }

    private static Clock clock() {
        return Arc.container().instance(Clock.class).get();
    }
}
