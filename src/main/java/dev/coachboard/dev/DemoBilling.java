package dev.coachboard.dev;

import dev.coachboard.platform.id.Ids;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What a demo practice sells and what its clients owe: invoices in every status, with gapless numbers. */
final class DemoBilling {

    private static final List<String> SUBSCRIPTION_STATUSES =
            List.of("ACTIVE", "ACTIVE", "ACTIVE", "TRIALING", "PAST_DUE", "PAUSED", "ACTIVE", "INCOMPLETE");
    private static final List<Long> MONTHLY_CENTS = List.of(12_900L, 22_900L);
    private static final int TAX_BASIS_POINTS = 1_900;

    private final DemoHouse house;
    private final DemoRows rows;
    private final Instant now;
    private final ZoneId zone;
    private final List<UUID> plans = new ArrayList<>();
    private final Map<LocalDate, Long> revenue = new TreeMap<>();
    private long number = 1;

    DemoBilling(DemoHouse house, DemoRows rows, Instant now) {
        this.house = house;
        this.rows = rows;
        this.now = now;
        this.zone = ZoneId.of(house.zone());
    }

    void plans() throws SQLException {
        plan("Essential", "One session a month and the shared notes", MONTHLY_CENTS.get(0), "MONTH", 14);
        plan("Growth", "Two sessions a month and answers in between", MONTHLY_CENTS.get(1), "MONTH", 14);
        plan("Year", "Growth, paid once a year", 229_000, "YEAR", 0);
    }

    private void plan(String name, String description, long cents, String period, int trialDays) throws SQLException {
        plans.add(Ids.next());
        rows.add(
                "plans",
                "practice_id, id, name, description, amount_cents, currency, period, trial_days, status, created_at, version",
                house.practiceId(),
                plans.get(plans.size() - 1),
                name,
                description,
                cents,
                house.currency(),
                period,
                trialDays,
                "ACTIVE",
                now.minus(390, ChronoUnit.DAYS),
                0);
    }

    void client(UUID client, int index, boolean archived) throws SQLException {
        var subscription = Ids.next();
        var plan = index % 3 == 0 ? 0 : 1;
        var startsAt = now.minus(index % 28 + 1, ChronoUnit.DAYS);
        var status = archived ? "CANCELLED" : SUBSCRIPTION_STATUSES.get(index % SUBSCRIPTION_STATUSES.size());
        rows.add(
                "subscriptions",
                "practice_id, id, client_id, plan_id, status, period_starts_at, period_ends_at, cancels_at_period_end,"
                        + " created_at, cancelled_at, version",
                house.practiceId(),
                subscription,
                client,
                plans.get(plan),
                status,
                startsAt,
                startsAt.plus(30, ChronoUnit.DAYS),
                index % 9 == 8,
                now.minus(365, ChronoUnit.DAYS),
                archived ? startsAt : null,
                0);
        for (var month = 11; month >= 0; month--)
            invoice(client, subscription, plan, startsAt.minus(30L * month, ChronoUnit.DAYS), status(index, month));
    }

    /** Older ones are settled; among the last there is one of every kind. */
    private static String status(int index, int monthsAgo) {
        if (monthsAgo == 0) return index % 4 == 3 ? "DRAFT" : index % 2 == 0 ? "OPEN" : "PAID";
        if (monthsAgo == 1 && index % 10 == 5) return "VOID";
        return monthsAgo == 2 && index % 10 == 7 ? "UNCOLLECTIBLE" : "PAID";
    }

    private void invoice(UUID client, UUID subscription, int plan, Instant madeAt, String status) throws SQLException {
        var cents = MONTHLY_CENTS.get(plan);
        var id = Ids.next();
        var draft = status.equals("DRAFT");
        var paidAt = status.equals("PAID") ? later(madeAt, 3) : null;
        var closedAt = status.equals("VOID") || status.equals("UNCOLLECTIBLE") ? later(madeAt, 20) : null;
        var tax = (cents * TAX_BASIS_POINTS + 5_000) / 10_000;
        rows.add(
                "invoices",
                "practice_id, id, client_id, subscription_id, number, status, currency, subtotal_cents,"
                        + " tax_rate_basis_points, tax_cents, total_cents, due_on, created_at, finalized_at, paid_at,"
                        + " closed_at, version",
                house.practiceId(),
                id,
                client,
                subscription,
                draft ? null : "INV-%06d".formatted(number++),
                status,
                house.currency(),
                cents,
                TAX_BASIS_POINTS,
                tax,
                cents + tax,
                LocalDate.ofInstant(madeAt, zone).plusDays(14),
                madeAt,
                draft ? null : madeAt,
                paidAt,
                closedAt,
                0);
        rows.add(
                "invoice_lines",
                "practice_id, invoice_id, position, description, quantity, unit_amount_cents, amount_cents",
                house.practiceId(),
                id,
                0,
                plan == 0 ? "Essential, one month" : "Growth, one month",
                1,
                cents,
                cents);
        if (paidAt != null) revenue.merge(LocalDate.ofInstant(paidAt, zone).withDayOfMonth(1), cents + tax, Long::sum);
    }

    private Instant later(Instant from, int days) {
        var later = from.plus(days, ChronoUnit.DAYS);
        return later.isAfter(now) ? now : later;
    }

    void totals() throws SQLException {
        rows.add("invoice_counters", "practice_id, next_number", house.practiceId(), number);
        for (var month : revenue.entrySet())
            rows.add(
                    "revenue_months",
                    "practice_id, starts_on, currency, amount_cents",
                    house.practiceId(),
                    month.getKey(),
                    house.currency(),
                    month.getValue());
    }
}
