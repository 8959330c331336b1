package dev.coachboard.dashboard;

import dev.coachboard.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads a coach's summary: six short ranges of six indexes, in one statement. */
@ApplicationScoped
class CoachSummary {

    private static final String LINES = """
            (select 'today' kind, b.id, b.client_id other_id,
                (select c.name from clients c where c.practice_id = b.practice_id and c.id = b.client_id) as name,
                b.starts_at, b.ends_at, b.hold_expires_at changes_at, b.zone, b.status,
                cast(null as bigint) number, cast(null as text) code, cast(null as date) due_on
            from bookings b
            where b.practice_id = current_practice() and b.coach_id = :coach and b.status <> 'CANCELLED'
                and b.starts_at >= :today and b.starts_at < :tomorrow
                and (b.hold_expires_at is null or b.hold_expires_at > :now)
            order by b.starts_at, b.id limit 50)
            union all
            (select 'next', b.id, b.client_id,
                (select c.name from clients c where c.practice_id = b.practice_id and c.id = b.client_id),
                b.starts_at, b.ends_at, b.hold_expires_at, b.zone, b.status, null, null, null
            from bookings b
            where b.practice_id = current_practice() and b.coach_id = :coach and b.status in ('HELD', 'CONFIRMED')
                and b.starts_at >= :tomorrow and (b.hold_expires_at is null or b.hold_expires_at > :now)
            order by b.starts_at, b.id limit 10)
            union all
            (select 'no-show', s.id, s.client_id,
                (select c.name from clients c where c.practice_id = s.practice_id and c.id = s.client_id),
                s.starts_at, s.ends_at, null, s.zone, s.status, null, null, null
            from coaching_sessions s
            where s.practice_id = current_practice() and s.coach_id = :coach and s.status = 'NO_SHOW'
            order by s.starts_at desc, s.id desc limit 5)
            union all
            (select 'invoice', i.id, i.client_id,
                (select c.name from clients c where c.practice_id = i.practice_id and c.id = i.client_id),
                null, null, null, i.number, i.status,
                i.total_cents - i.credited_subtotal_cents - i.credited_tax_cents, i.currency, i.due_on
            from invoices i
            where i.practice_id = current_practice() and i.status = 'OPEN'
            order by i.due_on, i.id limit 10)
            union all
            (select 'revenue', null, null, null, null, null, null, null, null, r.amount_cents, r.currency, r.starts_on
            from revenue_months r
            where r.practice_id = current_practice() and r.starts_on = :month)
            union all
            select 'clients', null, null, null, null, null, null, null, null, count(*), null, null
            from (select from clients c
                where c.practice_id = current_practice() and c.coach_id = :coach and c.status = 'ACTIVE'
                order by c.sort_name, c.id limit 1000) own
            """;

    private final Lines lines;

    CoachSummary(Lines lines) {
        this.lines = lines;
    }

    Loaded load(UUID coachId, ZoneId zone, Instant now) {
        var day = now.atZone(zone).toLocalDate();
        var tomorrow = day.plusDays(1).atStartOfDay(zone).toInstant();
        var read = lines.read(
                LINES,
                Map.of(
                        "coach", coachId,
                        "now", now,
                        "today", day.atStartOfDay(zone).toInstant(),
                        "tomorrow", tomorrow,
                        "month", day.withDayOfMonth(1)));
        var holds = read.stream().map(Line::changesAt);
        return Loaded.until(body(read), now, Stream.concat(holds, Stream.of(tomorrow)));
    }

    private static CoachDashboard body(List<Line> read) {
        return new CoachDashboard(
                "COACH",
                Line.of(read, "today", CoachSummary::booking),
                Line.of(read, "next", CoachSummary::booking),
                Line.of(read, "clients", line -> line.number().intValue()).get(0),
                Line.of(read, "invoice", CoachSummary::invoice),
                Line.of(read, "revenue", Line::amount).stream()
                        .sorted(Comparator.comparing(Money::currency))
                        .toList(),
                Line.of(read, "no-show", CoachSummary::noShow));
    }

    private static CoachDashboard.ClientBooking booking(Line line) {
        return new CoachDashboard.ClientBooking(
                line.id(), line.otherId(), line.name(), line.startsAt(), line.endsAt(), line.zone(), line.status());
    }

    private static CoachDashboard.UnpaidInvoice invoice(Line line) {
        return new CoachDashboard.UnpaidInvoice(
                line.id(), line.otherId(), line.name(), line.zone(), line.amount(), line.dueOn());
    }

    private static CoachDashboard.NoShow noShow(Line line) {
        return new CoachDashboard.NoShow(line.id(), line.otherId(), line.name(), line.startsAt(), line.zone());
    }
}
