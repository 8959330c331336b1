package dev.coachboard.privacy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.coachboard.AtOnce;
import dev.coachboard.TestDatabase;
import dev.coachboard.booking.Desk;
import dev.coachboard.identity.Cast;
import dev.coachboard.jobs.Pump;
import dev.coachboard.mail.Mailbox;
import dev.coachboard.platform.id.Ids;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody wants what is kept about them gone. */
@QuarkusTest
class ErasureTest {

    @Inject
    Cast cast;

    @Inject
    Pump pump;

    @Inject
    Mailbox mailbox;

    @Inject
    Clock clock;

    private WellKnown known;
    private Cast.House house;

    @BeforeEach
    void open() {
        house = cast.open();
        known = WellKnown.in(house);
    }

    @Test
    void nothing_anywhere_says_who_it_was() {
        known.settle();
        house.maya()
                .callOnce()
                .post("/api/v1/clients/" + house.maya().id() + "/export")
                .then()
                .statusCode(202);
        work();
        assertThat(WholeDatabase.columnsWith(known.words())).hasSizeGreaterThan(8);
        erase().then().statusCode(204);
        mailbox.mails(house.ada().email());
        assertThat(WholeDatabase.columnsWith(known.words())).isEmpty();
    }

    @Test
    void no_kept_answer_repeats_a_note() {
        known.settle();
        house.ada()
                .callOnce()
                .body(Map.of("visibility", "PRIVATE", "body", "Afraid of lifts"))
                .post("/api/v1/sessions/" + known.id("sessions") + "/notes")
                .then()
                .statusCode(201);
        assertThat(WholeDatabase.columnsWith("Afraid of lifts"))
                .containsExactlyInAnyOrder("idempotency_keys.body", "notes.body");
        erase().then().statusCode(204);
        assertThat(WholeDatabase.columnsWith("Afraid of lifts")).isEmpty();
    }

    @Test
    void invoices_keep_their_numbers_and_their_papers() {
        known.settle();
        papers();
        var before = pdf().asByteArray();
        erase().then().statusCode(204);
        house.ada()
                .call()
                .get("/api/v1/invoices/" + known.id("invoices"))
                .then()
                .body("number", is("INV-000001"))
                .body("total.amountCents", is(1000))
                .body("clientName", startsWith("Erased client "))
                .body("memo", nullValue())
                .body("lines[0].description", startsWith("Coaching with Erased client "));
        assertThat(pdf().asByteArray()).isEqualTo(before).startsWith("%PDF".getBytes());
    }

    @Test
    void a_paper_that_is_not_made_yet_is_made_first() {
        known.settle();
        post(house.ada(), known.name())
                .then()
                .statusCode(409)
                .body("code", is("document-missing"))
                .header("Retry-After", "2");
        work();
        post(house.ada(), known.name()).then().statusCode(204);
    }

    @Test
    void what_is_not_settled_is_settled_first() {
        refused("subscription-live");
        TestDatabase.update("update subscriptions set status = 'CANCELLED' where id = ?", known.id("subscriptions"));
        refused("invoice-open");
        TestDatabase.update("update invoices set status = 'PAID', paid_at = now() where id = ?", known.id("invoices"));
        papers();
        refused("payment-parked");
        assertThat(WholeDatabase.columnsWith(known.name())).isNotEmpty();
    }

    @Test
    void an_erasure_that_is_repeated_with_its_key_gets_its_answer_and_is_noted_once() {
        known.settle();
        papers();
        once("the-key", "Somebody Else").then().statusCode(422).body("code", is("confirmation-mismatch"));
        once("the-key", known.name()).then().statusCode(204).header("Idempotency-Replayed", nullValue());
        once("the-key", known.name()).then().statusCode(204).header("Idempotency-Replayed", "true");
        once("the-key", "Somebody Else").then().statusCode(204).header("Idempotency-Replayed", "true");
        once("another-key", known.name()).then().statusCode(204).header("Idempotency-Replayed", nullValue());
        assertThat(erasures()).isOne();
        assertThat(WholeDatabase.columnsWith(known.words())).isEmpty();
    }

    @Test
    void an_erasure_sent_twice_at_once_happens_once() throws Exception {
        known.settle();
        papers();
        var answers = AtOnce.atOnce(4, number -> once("the-key", known.name()).statusCode());
        assertThat(answers).isSubsetOf(204, 409).contains(204);
        once("the-key", known.name()).then().statusCode(204).header("Idempotency-Replayed", "true");
        assertThat(erasures()).isOne();
    }

    private Response once(String key, String name) {
        return house.ada()
                .call()
                .header("Idempotency-Key", key)
                .body(Map.of("confirm", name))
                .post("/api/v1/clients/" + house.maya().id() + "/erasure");
    }

    private long erasures() {
        return TestDatabase.count(
                "select count(*) from audit_entries where action = 'client-erased' and subject_id = ?",
                house.maya().id());
    }

    @Test
    void another_name_than_the_clients_erases_nobody() {
        known.settle();
        post(house.ada(), "Maya").then().statusCode(422).body("code", is("confirmation-mismatch"));
        post(house.ben(), known.name()).then().statusCode(403);
        post(cast.open().ada(), known.name()).then().statusCode(404);
    }

    @Test
    void once_more_it_changes_nothing() {
        known.settle();
        erase().then().statusCode(204);
        var after = client().extract().asString();
        post(house.ada(), known.name()).then().statusCode(204);
        client().body(is(after));
    }

    @Test
    void the_client_is_a_pseudonym_that_no_search_finds() {
        known.settle();
        erase();
        client().body("name", startsWith("Erased client "))
                .body("email", endsWith("@erased.invalid"))
                .body("phone", nullValue())
                .body("status", is("ARCHIVED"));
        house.ada()
                .call()
                .get("/api/v1/clients?status=ARCHIVED&q=maya")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void what_was_booked_is_cancelled_its_credit_given_back_and_the_coach_alone_told() {
        known.settle();
        erase();
        house.ada()
                .call()
                .get("/api/v1/bookings/" + known.id("bookings"))
                .then()
                .body("status", is("CANCELLED"));
        house.ada()
                .call()
                .get("/api/v1/enrolments/" + known.id("enrolments"))
                .then()
                .body("creditsLeft", is(6));
        assertThat(mailbox.subjects(house.ada().email()))
                .singleElement()
                .asString()
                .startsWith("Cancelled: session with Erased client ");
        assertThat(mailbox.subjects(house.maya().email())).noneMatch(subject -> subject.startsWith("Cancelled"));
    }

    @Test
    void a_mail_that_waits_or_was_given_up_is_taken_back() {
        known.settle();
        TestDatabase.update(
                "update jobs set execution_time = now() + interval '1 day' where task_instance = ?", known.mailKey());
        var key = known.mailKey();
        erase().then().statusCode(204);
        assertThat(TestDatabase.count("select count(*) from jobs where task_instance = ?", key))
                .isZero();
        assertThat(TestDatabase.count("select count(*) from dead_jobs where key = ?", key))
                .isZero();
    }

    @Test
    void nobody_signs_in_as_them_again() {
        known.settle();
        house.maya().call().get("/api/v1/me").then().statusCode(200);
        erase();
        house.maya().call().get("/api/v1/me").then().statusCode(401);
        signIn(house.maya().email()).then().statusCode(401);
        var address = TestDatabase.column(
                        "select email::text from users where id = ?",
                        house.maya().userId())
                .get(0);
        signIn(address.toString()).then().statusCode(401);
    }

    @Test
    void another_practice_of_the_same_person_is_not_touched() {
        known.settle();
        var other = cast.open();
        TestDatabase.update(
                "insert into memberships (practice_id, id, user_id, role, joined_at, version)"
                        + " values (?, ?, ?, 'COACH', now(), 0)",
                other.practiceId(),
                Ids.next(),
                house.maya().userId());
        erase().then().statusCode(204);
        signIn(house.maya().email())
                .then()
                .statusCode(200)
                .body("practiceId", is(other.practiceId().toString()));
        assertThat(TestDatabase.column(
                        "select name from users where id = ?", house.maya().userId()))
                .containsExactly(known.name());
        assertThat(TestDatabase.count(
                        "select count(*) from memberships where id = ?",
                        house.maya().id()))
                .isZero();
        assertThat(WholeDatabase.columnsWith(known.words())).containsOnly("users.name", "users.email");
    }

    @Test
    void an_erased_client_is_not_named_invited_or_written_about_again() {
        known.settle();
        erase();
        var ada = house.ada();
        ada.call()
                .header("If-Match", "*")
                .body(Map.of("name", known.name()))
                .patch("/api/v1/clients/" + house.maya().id())
                .then()
                .statusCode(409)
                .body("code", is("client-erased"));
        ada.callOnce()
                .body(Map.of(
                        "email",
                        house.maya().email(),
                        "role",
                        "CLIENT",
                        "clientId",
                        house.maya().id()))
                .post("/api/v1/invitations")
                .then()
                .statusCode(404);
        ada.call()
                .body(Map.of("visibility", "PRIVATE", "body", "That was Maya"))
                .post("/api/v1/sessions/" + known.id("sessions") + "/notes")
                .then()
                .statusCode(409);
        ada.callOnce()
                .post("/api/v1/clients/" + house.maya().id() + "/export")
                .then()
                .statusCode(409);
    }

    @Test
    void an_export_that_is_being_made_is_dropped() throws Exception {
        known.settle();
        papers();
        house.maya()
                .callOnce()
                .post("/api/v1/clients/" + house.maya().id() + "/export")
                .then()
                .statusCode(202);
        AtOnce.atOnce(2, number -> {
            if (number == 0) work();
            else post(house.ada(), known.name()).then().statusCode(204);
            return number;
        });
        work();
        assertThat(TestDatabase.count(
                        "select count(*) from exports where client_id = ?",
                        house.maya().id()))
                .isZero();
        assertThat(WholeDatabase.columnsWith(known.words())).isEmpty();
    }

    @Test
    void a_booking_at_the_same_moment_is_refused_or_cancelled() throws Exception {
        known.settle();
        papers();
        Desk.open(house.ada());
        var start = Desk.inDays(clock.instant(), 20);
        var statuses = AtOnce.atOnce(
                2,
                number -> number == 0
                        ? post(house.ada(), known.name()).statusCode()
                        : house.ada()
                                .callOnce()
                                .body(Map.of(
                                        "coachId",
                                        house.ada().id(),
                                        "clientId",
                                        house.maya().id(),
                                        "startsAt",
                                        start.toString()))
                                .post("/api/v1/bookings")
                                .statusCode());
        assertThat(statuses.get(0)).isEqualTo(204);
        assertThat(statuses.get(1)).isIn(201, 409);
        assertThat(TestDatabase.count(
                        "select count(*) from bookings where client_id = ? and status in ('HELD', 'CONFIRMED')",
                        house.maya().id()))
                .isZero();
    }

    private void refused(String code) {
        post(house.ada(), known.name()).then().statusCode(409).body("code", is(code));
    }

    /** Again after the papers were made, if they were not yet. */
    private Response erase() {
        var tried = post(house.ada(), known.name());
        if (tried.statusCode() != 409) return tried;
        work();
        return post(house.ada(), known.name());
    }

    private Response post(Cast.Person caller, String name) {
        return caller.callOnce()
                .body(Map.of("confirm", name))
                .post("/api/v1/clients/" + house.maya().id() + "/erasure");
    }

    /** Whoever is refused for want of one has it made. */
    private void papers() {
        post(house.ada(), known.name()).then().statusCode(409).body("code", is("document-missing"));
        work();
    }

    /** Several times: a run takes a few jobs, the urgent ones first, and other tests left some. */
    private void work() {
        for (var i = 0; i < 5; i++) pump.run();
    }

    private Response pdf() {
        return house.ada().call().get("/api/v1/invoices/" + known.id("invoices") + "/pdf");
    }

    private ValidatableResponse client() {
        return house.ada().call().get("/api/v1/clients/" + house.maya().id()).then();
    }

    private static Response signIn(String email) {
        return given().contentType("application/json")
                .body(Map.of("email", email, "password", Cast.PASSWORD))
                .post("/api/v1/tokens");
    }
}
