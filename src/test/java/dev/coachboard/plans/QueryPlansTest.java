package dev.coachboard.plans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.Statements;
import dev.coachboard.TestDatabase;
import dev.coachboard.api.ApiDocument;
import dev.coachboard.api.FurnishedHouse;
import dev.coachboard.identity.Cast;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every list and both summaries, asked over HTTP, in a practice of 240,000 rows and beside it in a small one. */
@QuarkusTest
class QueryPlansTest {

    /** A page of five rows, each with two or three neighbours found through an index of at most four levels. */
    private static final int BLOCKS_OF_A_PAGE = 120;

    /** And of an operator's page, which looks across practices: there PostgreSQL guesses how rare one's rows are. */
    private static final int BLOCKS_OF_A_SUMMARY = 400;

    private static Cast.House large;
    private static Cast.House small;
    private static Map<Cast.House, Cast.Person> operators;

    @Inject
    Cast cast;

    @BeforeEach
    void fillOnce() {
        if (large != null) return;
        small = FurnishedHouse.furnish(cast.open()).people();
        large = cast.open();
        operators = Map.of(small, cast.operator(small), large, cast.operator(large));
        LargePractice.fill(large);
        assertThat(LargePractice.rows(large.practiceId())).isGreaterThan(200_000);
    }

    @Test
    void every_list_walks_an_index_and_stops_with_the_page() throws Exception {
        var faults = new ArrayList<String>();
        for (var house : List.of(large, small)) {
            for (var read : reads(house).entrySet()) {
                for (var sql : SqlRecorder.during(() -> get(read.getValue(), read.getKey()))) {
                    for (var fault : Plan.explain(sql, house.practiceId()).faults())
                        faults.add(read.getKey() + " " + fault + ": " + sql);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void a_page_of_a_large_practice_touches_few_blocks() throws Exception {
        var faults = new ArrayList<String>();
        for (var read : reads(large).entrySet()) {
            var blocks = blocks(read.getValue(), read.getKey());
            var most = read.getKey().matches("/api/v1/(dashboard|operator).*") ? BLOCKS_OF_A_SUMMARY : BLOCKS_OF_A_PAGE;
            if (blocks <= most) continue;
            faults.add(read.getKey() + " touches " + blocks + " blocks");
            for (var sql : SqlRecorder.during(() -> get(read.getValue(), read.getKey())))
                faults.add(sql + "\n" + Plan.chosen(sql, large.practiceId()));
        }
        assertThat(faults).isEmpty();
    }

    /** Eight times, because PostgreSQL makes a new plan for each of the first five and may keep one from then on. */
    private static long blocks(Cast.Person person, String path) {
        Statements.reset();
        for (var i = 0; i < 8; i++) get(person, path);
        return TestDatabase.count("""
                select coalesce(max((shared_blks_hit + shared_blks_read) / calls), 0) from pg_stat_statements
                where userid = 'coachboard_app'::regrole
                """);
    }

    private static Map<String, Cast.Person> reads(Cast.House house) {
        var ada = house.ada();
        var maya = house.maya();
        var session = TestDatabase.column(
                "select session_id from notes where practice_id = ? group by 1 order by count(*) desc limit 1",
                house.practiceId());
        var reads = new LinkedHashMap<String, Cast.Person>();
        for (var list : List.of(
                "clients",
                "clients?q=client",
                "clients?q=12",
                "clients?q=cl&coachId=" + house.ben().id(),
                "clients?q=cl&coachId=" + ada.id(),
                "clients?status=ARCHIVED",
                "clients?coachId=" + ada.id(),
                "programs",
                "clients/" + maya.id() + "/enrolments",
                "sessions",
                "sessions?status=NO_SHOW",
                "sessions?clientId=" + maya.id(),
                "sessions?from=2020-01-01T00:00:00Z&to=2027-01-01T00:00:00Z",
                "bookings",
                "bookings?status=CONFIRMED",
                "bookings?coachId=" + ada.id(),
                "bookings?clientId=" + maya.id() + "&status=CANCELLED",
                "bookings?from=2026-01-01T00:00:00Z",
                "members",
                "invoices",
                "invoices?status=OPEN",
                "invoices?clientId=" + maya.id() + "&status=PAID",
                "subscriptions",
                "subscriptions?clientId=" + maya.id())) reads.put(page(list), ada);
        for (var list : List.of("bookings", "sessions", "bookings?status=HELD", "invoices", "subscriptions"))
            reads.put(page(list) + "&own", maya);
        reads.put(page("devices"), maya);
        var invoice = TestDatabase.column(
                "select id from invoices where practice_id = ? and status <> 'DRAFT' limit 1", house.practiceId());
        reads.put(page("invoices/" + invoice.get(0) + "/credit-notes"), ada);
        if (!session.isEmpty()) reads.put(page("sessions/" + session.get(0) + "/notes"), ada);
        if (!session.isEmpty()) reads.put(page("sessions/" + session.get(0) + "/notes") + "&own", maya);
        for (var list : List.of("invitations", "parked-payments")) reads.put(page(list), ada);
        reads.put(slots(ada), maya);
        reads.put("/api/v1/plans?practice=" + house.slug(), ada);
        for (var state : List.of("READY", "SCHEDULED", "RUNNING", "DEAD"))
            reads.put(page("operator/jobs?state=" + state), operators.get(house));
        for (var list : List.of(
                "operator/webhook-events",
                "operator/webhook-events?state=PARKED",
                "operator/audit-entries",
                "operator/audit-entries?practiceId=" + house.practiceId(),
                "operator/audit-entries?action=never-done",
                "operator/audit-entries?practiceId=" + house.practiceId() + "&action=invoice-paid",
                "operator/audit-entries?subjectId=" + ada.id())) reads.put(page(list), operators.get(house));
        reads.put("/api/v1/dashboard", ada);
        reads.put("/api/v1/dashboard?own", maya);
        return reads;
    }

    @Test
    void no_list_is_left_out() {
        var asked = reads(large).keySet().stream()
                .map(path -> path.replaceFirst("[?].*", "").replaceAll("[0-9a-f-]{36}", "{id}"))
                .collect(Collectors.toSet());
        assertThat(asked).containsAll(ApiDocument.read().lists());
    }

    private static String page(String list) {
        return "/api/v1/" + list + (list.contains("?") ? "&" : "?") + "limit=5";
    }

    private static String slots(Cast.Person coach) {
        var from = LocalDate.parse("2026-11-26").atStartOfDay().toInstant(ZoneOffset.UTC);
        return page("coaches/" + coach.id() + "/slots?from=" + from + "&to=" + from.plus(60, ChronoUnit.DAYS));
    }

    private static void get(Cast.Person person, String path) {
        // The mark tells a client's own reads from the coach's and is no parameter.
        person.call().get(path.replaceFirst("[?&]own$", "")).then().statusCode(200);
    }
}
