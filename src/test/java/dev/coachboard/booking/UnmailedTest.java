package dev.coachboard.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.TestDatabase;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.identity.Cast;
import dev.coachboard.mail.Mailbox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request that mailed nobody uses up none of the day's mails: refused, repeated or without effect. */
@QuarkusTest
class UnmailedTest {

    private static final int MORE_THAN_A_DAYS = 17;

    @Inject
    Cast cast;

    @Inject
    Mailbox mailbox;

    @Inject
    MovableClock clock;

    private Cast.House house;
    private Cast.Person maya;
    private String stranger;

    @BeforeEach
    void open() {
        house = cast.open();
        maya = house.maya();
        stranger = "stranger+" + UUID.randomUUID() + "@example.com";
        Desk.open(house.ada());
    }

    @AfterEach
    void present() {
        clock.reset();
    }

    @Test
    void a_slot_that_is_taken_costs_nothing() {
        Desk.booked(house.noah(), at(0));
        times(() -> Desk.book(maya, at(0)).statusCode(409));
        Desk.book(maya, at(1)).statusCode(201);
    }

    @Test
    void what_cannot_be_booked_costs_nothing() {
        var unknown = Desk.at(house.ada(), start(0), "enrolmentId", UUID.randomUUID());
        times(() -> Desk.book(maya, unknown).statusCode(404));
        Desk.book(maya, at(0)).statusCode(201);
    }

    @Test
    void a_repeated_request_gets_its_answer_and_costs_nothing() {
        var first = bookOnce("first").statusCode();
        times(() -> assertThat(bookOnce("first").statusCode()).isEqualTo(201));
        assertThat(first).isEqualTo(201);
        assertThat(bookedAndCancelled()).isEqualTo(9);
        assertThat(bookOnce("first").header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void a_refused_move_costs_nothing() {
        Desk.booked(house.noah(), at(0));
        var booking = Desk.booked(maya, at(1));
        times(() -> Desk.move(maya, booking, start(0)).statusCode(409));
        times(() -> patch(booking, "\"v0\"", Map.of("startsAt", start(2).toString()), 412));
        times(() -> patch(booking, "*", Map.of(), 200));
        Desk.move(maya, booking, start(2)).statusCode(200);
        assertThat(mailbox.mails(maya.email())).hasSize(2);
    }

    @Test
    void a_hold_is_moved_without_a_mail_and_without_a_cost() {
        var held = Desk.booked(maya, Desk.at(house.ada(), start(0), "hold", true));
        for (var i = 1; i <= MORE_THAN_A_DAYS; i++)
            Desk.move(maya, held, start(i % 2)).statusCode(200);
        Desk.become(maya, held, "confirmation").statusCode(200);
        times(() -> Desk.become(maya, held, "confirmation").statusCode(200));
        assertThat(mailbox.mails(maya.email())).hasSize(1);
        Desk.book(maya, at(5)).statusCode(201);
    }

    @Test
    void a_coach_who_cancels_holds_or_cancels_twice_spends_nothing_of_the_client() {
        var client = add();
        for (var i = 0; i < MORE_THAN_A_DAYS; i++) {
            var hold = Desk.at(house.ada(), start(0), "clientId", client);
            hold.put("hold", true);
            Desk.become(house.ada(), Desk.booked(house.ada(), hold), "cancellation")
                    .statusCode(200);
        }
        var booking = Desk.booked(house.ada(), Desk.at(house.ada(), start(0), "clientId", client));
        Desk.become(house.ada(), booking, "cancellation").statusCode(200);
        times(() -> Desk.become(house.ada(), booking, "cancellation").statusCode(409));
        Desk.book(house.ada(), Desk.at(house.ada(), start(1), "clientId", client))
                .statusCode(201);
        assertThat(mailbox.mails(stranger)).hasSize(3);
    }

    @Test
    void a_payment_that_was_recorded_before_costs_nothing() {
        var client = add();
        var paid = finalised(client);
        assertThat(pay(paid)).isEqualTo(200);
        times(() -> assertThat(pay(paid)).isEqualTo(409));
        assertThat(pay(finalised(client))).isEqualTo(200);
    }

    @Test
    void a_refused_change_of_an_address_costs_nothing() {
        var client = add();
        times(() -> address(client, "\"v0\"", "new" + stranger, 412));
        times(() -> address(client, "*", stranger.toUpperCase(), 200));
        address(client, "*", "new" + stranger, 200);
        assertThat(TestDatabase.count("select count(*) from clients where email = ?::citext", "new" + stranger))
                .isOne();
    }

    @Test
    void a_refused_invitation_costs_the_practice_and_the_invited_nothing() {
        var client = add();
        house.ada()
                .call()
                .post("/api/v1/clients/" + client + "/archival")
                .then()
                .statusCode(204);
        var archived = Map.of("email", stranger, "role", "CLIENT", "clientId", client);
        times(() -> assertThat(invite(archived).statusCode()).isEqualTo(409));
        var coach = Map.of("email", stranger, "role", "COACH");
        times(() -> assertThat(house.ben()
                        .callOnce()
                        .body(coach)
                        .post("/api/v1/invitations")
                        .statusCode())
                .isEqualTo(403));
        assertThat(invite(coach).statusCode()).isEqualTo(201);
    }

    @Test
    void one_who_had_enough_invitations_costs_the_practice_nothing_more() {
        for (var i = 0; i < 5; i++) invite(Map.of("email", stranger, "role", "COACH"));
        times(() -> assertThat(
                        invite(Map.of("email", stranger, "role", "COACH")).statusCode())
                .isEqualTo(429));
        for (var i = 0; i < 5; i++)
            assertThat(invite(Map.of("email", i + stranger, "role", "COACH")).statusCode())
                    .isEqualTo(201);
    }

    @Test
    void a_withdrawn_invitation_sent_again_costs_nothing() {
        String id = invite(Map.of("email", stranger, "role", "COACH")).path("id");
        house.ada().call().delete("/api/v1/invitations/" + id).then().statusCode(204);
        times(() -> assertThat(house.ada()
                        .callOnce()
                        .post("/api/v1/invitations/" + id + "/resending")
                        .statusCode())
                .isEqualTo(409));
        assertThat(invite(Map.of("email", stranger, "role", "COACH")).statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_delivery_test_that_is_repeated_costs_nothing() {
        var operator = cast.operator(house);
        times(() -> deliver(operator, "first"));
        deliver(operator, "second");
        assertThat(mailbox.mails(stranger)).hasSize(2);
    }

    @Test
    void the_own_address_as_the_next_one_costs_no_reset() {
        var same = Map.of("newEmail", maya.email(), "currentPassword", Cast.PASSWORD);
        for (var i = 0; i < 5; i++)
            maya.call().body(same).post("/api/v1/me/email-change").then().statusCode(422);
        maya.call()
                .body(Map.of("email", maya.email()))
                .post("/api/v1/password-resets")
                .then()
                .statusCode(202);
        assertThat(mailbox.mails(maya.email())).hasSize(1);
    }

    private static void times(Runnable request) {
        for (var i = 0; i < MORE_THAN_A_DAYS; i++) request.run();
    }

    private Instant start(int hours) {
        return Desk.inDays(clock.instant(), 20).plus(Duration.ofHours(hours));
    }

    private Map<String, Object> at(int hours) {
        return Desk.at(house.ada(), start(hours));
    }

    private Response bookOnce(String key) {
        return maya.call().header("Idempotency-Key", key).body(at(3)).post("/api/v1/bookings");
    }

    private int bookedAndCancelled() {
        for (var booked = 0; booked < MORE_THAN_A_DAYS; booked++) {
            var answer = maya.callOnce().body(at(0)).post("/api/v1/bookings");
            if (answer.statusCode() != 201) return booked;
            Desk.become(maya, UUID.fromString(answer.path("id")), "cancellation")
                    .statusCode(200);
        }
        return MORE_THAN_A_DAYS;
    }

    private void patch(UUID booking, String match, Map<String, String> body, int status) {
        maya.call()
                .header("If-Match", match)
                .body(body)
                .patch("/api/v1/bookings/" + booking)
                .then()
                .statusCode(status);
    }

    private String add() {
        return house.ada()
                .call()
                .body(Map.of("name", "Ines", "email", stranger, "zone", "UTC"))
                .post("/api/v1/clients")
                .path("id");
    }

    private void address(String client, String match, String email, int status) {
        house.ada()
                .call()
                .header("If-Match", match)
                .body(Map.of("email", email))
                .patch("/api/v1/clients/" + client)
                .then()
                .statusCode(status);
    }

    private String finalised(String client) {
        var line = Map.of("description", "Session", "quantity", 1, "unitAmountCents", 1000);
        String invoice = house.ada()
                .callOnce()
                .body(Map.of(
                        "clientId", client, "dueOn", "2060-01-01", "taxRateBasisPoints", 0, "lines", List.of(line)))
                .post("/api/v1/invoices")
                .path("id");
        house.ada().callOnce().post("/api/v1/invoices/" + invoice + "/finalization");
        return invoice;
    }

    private int pay(String invoice) {
        return house.ada()
                .callOnce()
                .post("/api/v1/invoices/" + invoice + "/payment")
                .statusCode();
    }

    private Response invite(Map<String, String> wanted) {
        return house.ada().callOnce().body(wanted).post("/api/v1/invitations");
    }

    private void deliver(Cast.Person operator, String key) {
        operator.call()
                .header("Idempotency-Key", key)
                .body(Map.of("to", stranger))
                .post("/api/v1/operator/email-delivery-tests")
                .then()
                .statusCode(202);
    }
}
