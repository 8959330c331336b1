package dev.coachboard.dev;

import dev.coachboard.coaching.SearchTerm;
import dev.coachboard.platform.id.Ids;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One practice as it is after a year: its people, what it offers, and through others what took place and was paid. */
final class DemoYear {

    private static final String WEEKLY = List.of(DayOfWeek.values()).subList(0, 5).stream()
            .flatMap(day -> List.of("09:00-12:00", "13:00-18:00").stream().map(window -> rule(day, window)))
            .toList()
            .toString();
    private final DemoHouse house;
    private final DemoRows rows;
    private final String passwordHash;
    private final Instant now;
    private final List<UUID> coaches = new ArrayList<>();
    private final DemoSessions sessions;

    DemoYear(DemoHouse house, DemoRows rows, String passwordHash, Instant now) {
        this.house = house;
        this.rows = rows;
        this.passwordHash = passwordHash;
        this.now = now;
        this.sessions = new DemoSessions(house, rows, now);
    }

    private static String rule(DayOfWeek day, String window) {
        var times = window.split("-");
        return "{\"day\": \"%s\", \"from\": \"%s\", \"to\": \"%s\"}".formatted(day, times[0], times[1]);
    }

    void write() throws SQLException {
        rows.add(
                "practices",
                "id, slug, name, zone, currency, created_at, version",
                house.practiceId(),
                house.slug(),
                house.name(),
                house.zone(),
                house.currency(),
                ago(400),
                0);
        for (var name : house.coaches()) coach(name);
        var billing = new DemoBilling(house, rows, now);
        billing.plans();
        var programs = programs();
        for (var i = 0; i < house.clients().size(); i++) client(house.clients().get(i), i, programs, billing);
        billing.totals();
        rows.flush();
    }

    private Instant ago(int days) {
        return now.minus(days, ChronoUnit.DAYS);
    }

    private UUID member(String name, String role, int joinedDaysAgo) throws SQLException {
        var userId = Ids.next();
        var id = Ids.next();
        rows.add(
                "users",
                "id, email, name, password_hash, email_verified_at, created_at, version",
                userId,
                DemoHouse.email(name),
                name,
                passwordHash,
                ago(joinedDaysAgo),
                ago(joinedDaysAgo),
                0);
        rows.add(
                "memberships",
                "practice_id, id, user_id, role, joined_at, version",
                house.practiceId(),
                id,
                userId,
                role,
                ago(joinedDaysAgo),
                0);
        return id;
    }

    private void coach(String name) throws SQLException {
        var id = member(name, coaches.isEmpty() ? "OWNER" : "COACH", 400 - coaches.size());
        rows.add(
                "availabilities",
                "practice_id, id, zone, session_minutes, step_minutes, buffer_minutes, notice_minutes, weekly, exceptions, version",
                house.practiceId(),
                id,
                house.zone(),
                60,
                30,
                0,
                120,
                WEEKLY,
                "[]",
                0);
        coaches.add(id);
        sessions.coach(id);
    }

    private List<UUID> programs() throws SQLException {
        var ids = new ArrayList<UUID>();
        for (var program : List.of("Foundations:6:59000", "Leadership:12:149000", "Career change:30:249000")) {
            var parts = program.split(":");
            ids.add(Ids.next());
            rows.add(
                    "programs",
                    "practice_id, id, name, description, session_credits, price_cents, currency, status, created_at, version",
                    house.practiceId(),
                    ids.get(ids.size() - 1),
                    parts[0],
                    parts[0] + ", " + parts[1] + " sessions",
                    Integer.parseInt(parts[1]),
                    Long.parseLong(parts[2]),
                    house.currency(),
                    "ACTIVE",
                    ago(390),
                    0);
        }
        return ids;
    }

    private void client(String name, int index, List<UUID> programs, DemoBilling billing) throws SQLException {
        var coach = index % coaches.size();
        var id = member(name, "CLIENT", 370);
        var archived = index % 11 == 10;
        var status = archived ? "ARCHIVED" : "ACTIVE";
        rows.add(
                "clients",
                "practice_id, id, coach_id, name, sort_name, email, zone, status, created_at, archived_at, version",
                house.practiceId(),
                id,
                coaches.get(coach),
                name,
                SearchTerm.normalise(name),
                DemoHouse.email(name),
                house.zone(),
                status,
                ago(370),
                archived ? ago(20) : null,
                0);
        for (var term : SearchTerm.termsOf(name, DemoHouse.email(name)))
            rows.add(
                    "client_search_terms",
                    "practice_id, client_id, coach_id, status, term",
                    house.practiceId(),
                    id,
                    coaches.get(coach),
                    status,
                    term);
        sessions.client(id, index, programs.get(2), archived);
        billing.client(id, index, archived);
    }
}
