package dev.coachboard.api;

import static dev.coachboard.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.TestDatabase;
import dev.coachboard.identity.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Every operation that takes an Idempotency-Key, sent twice and then with another body. */
@QuarkusTest
class RetriesTest {

    /**
     * Callers without an account have no keys of their own; a calendar's address is a secret, which no answer keeps; and
     * a kept answer holds a digest of its body, which must not be one of a password.
     */
    private static final Set<String> WITHOUT_KEY = Set.of(
            "POST /api/v1/sign-ups",
            "POST /api/v1/password-resets",
            "POST /api/v1/invitations/acceptance",
            "POST /api/v1/me/calendar-feed",
            "POST /api/v1/me/email-change",
            "POST /api/v1/operator/webhook-events/{id}/replay");

    @Inject
    Cast cast;

    @Test
    void every_operation_that_creates_takes_a_key() {
        assertThat(ApiDocument.read().operations())
                .filteredOn(operation -> operation.method().equals("POST"))
                .filteredOn(operation -> operation.documents(201) || operation.documents(202))
                .filteredOn(operation -> !WITHOUT_KEY.contains(operation.name()))
                .isNotEmpty()
                .allMatch(RetriesTest::takesKey, "takes Idempotency-Key");
    }

    @Test
    void every_operation_with_a_key_repeats_its_answer_and_writes_once() {
        var faults = new SoftAssertions();
        // An erasure needs a client without open invoices.
        var operations = keyed().filter(operation -> !operation.path().endsWith("/erasure"))
                .toList();
        assertThat(operations).hasSizeGreaterThan(15);
        for (var operation : operations) {
            var house = furnish(operation);
            var first = send(operation, house, "first", WholeBodies.of(operation, house));
            var rows = rows(house);
            var again = send(operation, house, "first", WholeBodies.of(operation, house));
            faults.assertThat(first.statusCode()).as(operation.name()).isBetween(200, 204);
            faults.assertThat(first.header("Idempotency-Replayed"))
                    .as(operation.name())
                    .isNull();
            faults.assertThat(again.statusCode()).as(operation.name()).isEqualTo(first.statusCode());
            faults.assertThat(again.asString()).as(operation.name()).isEqualTo(first.asString());
            faults.assertThat(again.header("Location")).as(operation.name()).isEqualTo(first.header("Location"));
            faults.assertThat(again.header("ETag")).as(operation.name()).isEqualTo(first.header("ETag"));
            faults.assertThat(again.header("Idempotency-Replayed"))
                    .as(operation.name())
                    .isEqualTo("true");
            faults.assertThat(rows(house)).as(operation.name()).isEqualTo(rows);
        }
        faults.assertAll();
    }

    @Test
    void a_key_is_good_for_one_body() {
        var faults = new SoftAssertions();
        for (var name : List.of("clients", "programs", "plans")) {
            var operation = operation("POST /api/v1/" + name);
            var house = furnish(operation);
            send(operation, house, "first", WholeBodies.of(operation, house));
            var other = WholeBodies.of(operation, house).replaceFirst("\"name\":\"", "\"name\":\"Other ");
            var refused = send(operation, house, "first", other);
            faults.assertThat(refused.statusCode()).as(name).isEqualTo(422);
            faults.assertThat(refused.path("code").toString()).as(name).isEqualTo("idempotency-key-reused");
        }
        faults.assertAll();
    }

    @Test
    void of_many_at_once_one_creates() throws Exception {
        var operation = operation("POST /api/v1/clients");
        var house = furnish(operation);
        var before = rows(house);
        var body = WholeBodies.of(operation, house);
        assertThat(atOnce(8, i -> send(operation, house, "first", body).statusCode()))
                .contains(201)
                .isSubsetOf(201, 409);
        assertThat(TestDatabase.count(
                        "select count(*) from clients where practice_id = ? and name = 'Olu Adeyemi'",
                        house.people().practiceId()))
                .isOne();
        assertThat(rows(house)).isNotEqualTo(before);
    }

    @Test
    void without_a_key_each_request_creates() {
        for (var name : List.of("programs", "plans")) {
            var operation = operation("POST /api/v1/" + name);
            var house = furnish(operation);
            var body = WholeBodies.of(operation, house);
            var first = house.people().ada().call().body(body).post("/api/v1/" + name);
            var second = house.people().ada().call().body(body).post("/api/v1/" + name);
            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(second.statusCode()).isEqualTo(201);
            assertThat(second.header("Location")).isNotEqualTo(first.header("Location"));
        }
    }

    private static Stream<ApiDocument.Operation> keyed() {
        return ApiDocument.read().operations().stream().filter(RetriesTest::takesKey);
    }

    private static ApiDocument.Operation operation(String name) {
        return keyed().filter(operation -> operation.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static boolean takesKey(ApiDocument.Operation operation) {
        return operation.node().path("parameters").findValuesAsText("name").contains("Idempotency-Key");
    }

    /** A house in the state in which the operation succeeds. */
    private FurnishedHouse furnish(ApiDocument.Operation operation) {
        var house = FurnishedHouse.furnish(cast.open());
        var invoice = house.ids().get("invoices");
        var subscription = house.ids().get("subscriptions");
        TestDatabase.update("update subscriptions set stripe_id = ? where id = ?", "sub_" + subscription, subscription);
        switch (operation.name()) {
            case "POST /api/v1/invoices/{id}/finalization" -> {
                TestDatabase.update("delete from credit_notes where invoice_id = ?", invoice);
                TestDatabase.update(
                        "update invoices set status = 'DRAFT', number = null, finalized_at = null where id = ?",
                        invoice);
            }
            case "POST /api/v1/subscriptions/{id}/resumption" ->
                TestDatabase.update("update subscriptions set status = 'PAUSED' where id = ?", subscription);
            case "POST /api/v1/subscriptions" ->
                TestDatabase.update(
                        "update subscriptions set status = 'CANCELLED', cancelled_at = now() where id = ?",
                        subscription);
            case "POST /api/v1/subscriptions/{id}/plan-change" -> otherPlan(subscription, house);
            case "POST /api/v1/bookings" ->
                TestDatabase.update("""
                        update availabilities set weekly = '[{"day":"MONDAY","from":"09:00","to":"17:00"}]' where id = ?
                        """, house.people().ada().id());
            default -> {}
        }
        return house;
    }

    private static void otherPlan(UUID subscription, FurnishedHouse house) {
        var offered = house.people()
                .ada()
                .call()
                .body(WholeBodies.of(operation("POST /api/v1/plans"), house))
                .post("/api/v1/plans");
        TestDatabase.update(
                "update subscriptions set plan_id = ? where id = ?", UUID.fromString(offered.path("id")), subscription);
    }

    private Response send(ApiDocument.Operation operation, FurnishedHouse house, String key, String body) {
        var operator = cast.operator(house.people());
        var request = operator.call().header("Idempotency-Key", house.people().practiceId() + key);
        if (operation.node().has("requestBody")) request.body(body);
        return request.request(operation.method(), house.path(operation.path(), operator));
    }

    /** How many rows each table has of this practice. */
    private static List<Object> rows(FurnishedHouse house) {
        var tables = TestDatabase.column("""
                select table_name from information_schema.columns
                where table_schema = 'public' and column_name = 'practice_id' order by table_name""");
        return tables.stream()
                .map(table -> (Object) (table + " "
                        + TestDatabase.count(
                                "select count(*) from " + table + " where practice_id = ?",
                                house.people().practiceId())))
                .toList();
    }
}
