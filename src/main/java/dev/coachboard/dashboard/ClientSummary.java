package dev.coachboard.dashboard;

import dev.coachboard.billing.Entitlement;
import dev.coachboard.billing.SubscriptionStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads a client's summary: five short ranges of five indexes, in one statement. */
@ApplicationScoped
class ClientSummary {

    private static final String LINES = """
            (select 'booking' kind, b.id, b.coach_id other_id,
                (select u.name from memberships m join users u on u.id = m.user_id
                    where m.practice_id = b.practice_id and m.id = b.coach_id) as name,
                b.starts_at, b.ends_at, b.hold_expires_at changes_at, b.zone, b.status,
                cast(null as bigint) number, cast(null as text) code, cast(null as date) due_on
            from bookings b
            where b.practice_id = current_practice() and b.client_id = :client and b.status in ('HELD', 'CONFIRMED')
                and b.starts_at > :recently and b.ends_at > :now
                and (b.hold_expires_at is null or b.hold_expires_at > :now)
            order by b.starts_at, b.id limit 5)
            union all
            (select 'session', s.id, s.coach_id, null, s.starts_at, s.ends_at, null, s.zone, s.status, null, null, null
            from coaching_sessions s
            where s.practice_id = current_practice() and s.client_id = :client
            order by s.starts_at desc, s.id desc limit 5)
            union all
            (select 'invoice', i.id, null, i.number, null, null, null, null, null,
                i.total_cents - i.credited_subtotal_cents - i.credited_tax_cents, i.currency, i.due_on
            from invoices i
            where i.practice_id = current_practice() and i.client_id = :client and i.status = 'OPEN'
            order by i.due_on, i.id limit 10)
            union all
            (select 'subscription', s.id, s.plan_id,
                (select p.name from plans p where p.practice_id = s.practice_id and p.id = s.plan_id),
                s.period_starts_at, s.period_ends_at, null, null, s.status, cast(s.cancels_at_period_end as int), null, null
            from subscriptions s
            where s.practice_id = current_practice() and s.client_id = :client
            order by s.created_at desc, s.id desc limit 5)
            union all
            (select 'program', e.id, e.program_id,
                (select p.name from programs p where p.practice_id = e.practice_id and p.id = e.program_id),
                null, null, null, null, null, e.credits_left, null, null
            from enrolments e
            where e.practice_id = current_practice() and e.client_id = :client and e.credits_left > 0
            order by e.enrolled_at desc, e.id desc limit 10)
            """;

    private final Lines lines;

    ClientSummary(Lines lines) {
        this.lines = lines;
    }

    Loaded load(UUID clientId, Instant now) {
        var read = lines.read(
                LINES, Map.of("client", clientId, "now", now, "recently", now.minus(Loaded.LONGEST_BOOKING)));
        var purchase = purchase(read, now);
        var ends = read.stream()
                .filter(line -> line.is("booking"))
                .flatMap(line -> Stream.of(line.endsAt(), line.changesAt()));
        var entitled = Stream.ofNullable(purchase).map(ClientDashboard.Purchase::entitledUntil);
        return Loaded.until(body(read, purchase), now, Stream.concat(ends, entitled));
    }

    private static ClientDashboard body(List<Line> read, ClientDashboard.Purchase purchase) {
        return new ClientDashboard(
                "CLIENT",
                Line.of(read, "booking", ClientSummary::booking),
                Line.of(read, "session", ClientSummary::session),
                Line.of(read, "invoice", ClientSummary::invoice),
                purchase,
                Line.of(read, "program", ClientSummary::program));
    }

    private static ClientDashboard.NextBooking booking(Line line) {
        return new ClientDashboard.NextBooking(
                line.id(), line.otherId(), line.name(), line.startsAt(), line.endsAt(), line.zone(), line.status());
    }

    private static ClientDashboard.PastSession session(Line line) {
        return new ClientDashboard.PastSession(
                line.id(), line.otherId(), line.startsAt(), line.endsAt(), line.zone(), line.status());
    }

    private static ClientDashboard.OpenInvoice invoice(Line line) {
        return new ClientDashboard.OpenInvoice(line.id(), line.name(), line.amount(), line.dueOn());
    }

    private static ClientDashboard.CreditsLeft program(Line line) {
        return new ClientDashboard.CreditsLeft(
                line.id(), line.otherId(), line.name(), line.number().intValue());
    }

    /** The first that entitles; the lines come newest first. */
    private static ClientDashboard.Purchase purchase(List<Line> lines, Instant now) {
        return Line.of(lines, "subscription", line -> purchase(line, now)).stream()
                .min(Comparator.comparing((ClientDashboard.Purchase purchase) -> !purchase.entitled()))
                .orElse(null);
    }

    private static ClientDashboard.Purchase purchase(Line line, Instant now) {
        var status = SubscriptionStatus.valueOf(line.status());
        var entitlement = Entitlement.of(status, line.startsAt(), line.endsAt(), now);
        return new ClientDashboard.Purchase(
                line.id(),
                line.otherId(),
                line.name(),
                line.status(),
                line.endsAt(),
                line.number() == 1,
                entitlement.entitled(),
                entitlement.until());
    }
}
