package dev.coachboard.booking;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.oneOf;

import dev.coachboard.dev.MovableClock;
import dev.coachboard.identity.Cast;
import dev.coachboard.mail.Mailbox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ResponseOptions;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody is buried in mail by a loop. */
@QuarkusTest
class MailLimitsTest {

    @Inject
    Cast cast;

    @Inject
    Mailbox mailbox;

    @Inject
    MovableClock clock;

    private Cast.House house;
    private String stranger;

    @BeforeEach
    void open() {
        house = cast.open();
        stranger = "stranger+" + UUID.randomUUID() + "@example.com";
    }

    @AfterEach
    void present() {
        clock.reset();
    }

    @Test
    void a_new_practice_invites_ten_people_a_day() {
        assertThat(statuses(12, number -> invite(house.ada(), number + stranger)))
                .containsExactly(201, 201, 201, 201, 201, 201, 201, 201, 201, 201, 429, 429);
        invite(house.ada(), stranger).then().header("Retry-After", notNullValue());
        clock.advance(Duration.ofDays(1));
        invite(cast.signInAgain(house.ada()), stranger).then().statusCode(201);
    }

    @Test
    void a_practice_of_a_week_invites_more() {
        clock.advance(Duration.ofDays(8));
        var ada = cast.signInAgain(house.ada());
        assertThat(statuses(12, number -> invite(ada, number + stranger))).containsOnly(201);
    }

    @Test
    void one_person_gets_five_invitations_a_day_from_all_practices() {
        assertThat(statuses(7, number -> invite(cast.open().ada(), stranger)))
                .containsExactly(201, 201, 201, 201, 201, 429, 429);
        assertThat(mailbox.mails(stranger)).hasSize(5);
    }

    @Test
    void an_invitation_sent_again_counts_like_a_new_one() {
        String id = invite(house.ada(), stranger).path("id");
        assertThat(statuses(5, number -> house.ada().callOnce().post("/api/v1/invitations/" + id + "/resending")))
                .containsExactly(200, 200, 200, 200, 429);
    }

    @Test
    void sign_ups_with_one_address_mail_it_about_ten_times_a_day() {
        for (var quarter = 0; quarter < 20; quarter++) {
            signUp();
            clock.advance(Duration.ofMinutes(15));
        }
        assertThat(mailbox.mails(stranger)).hasSizeBetween(10, 13);
    }

    @Test
    void resets_mail_an_account_about_twenty_times_a_day() {
        var maya = house.maya().email();
        for (var quarter = 0; quarter < 30; quarter++) {
            post("/api/v1/password-resets", Map.of("email", maya));
            clock.advance(Duration.ofMinutes(15));
        }
        assertThat(mailbox.mails(maya)).hasSizeBetween(20, 27);
    }

    @Test
    void an_operator_tests_one_address_ten_times_a_day() {
        var operator = cast.operator(house);
        var statuses = statuses(
                12,
                number ->
                        operator.callOnce().body(Map.of("to", stranger)).post("/api/v1/operator/email-delivery-tests"));
        assertThat(statuses.subList(0, 10)).containsOnly(202);
        assertThat(statuses.subList(10, 12)).containsOnly(429);
    }

    @Test
    void a_client_who_books_and_cancels_in_a_loop_causes_twenty_mails_a_day() {
        Desk.open(house.ada());
        var maya = house.maya();
        assertThat(loop(maya, null, 14)).isEqualTo(10);
        assertThat(mailbox.mails(maya.email())).hasSize(20);
        assertThat(mailbox.mails(house.ada().email())).hasSize(20);
        clock.advance(Duration.ofDays(1));
        assertThat(loop(cast.signInAgain(maya), null, 1)).isEqualTo(1);
    }

    @Test
    void a_booking_moved_to_and_fro_counts_each_time() {
        Desk.open(house.ada());
        var booking = Desk.booked(house.maya(), Desk.at(house.ada(), start(0)));
        var moved = statuses(
                12,
                number -> Desk.move(house.maya(), booking, start(1 + number % 2))
                        .extract()
                        .response());
        assertThat(moved).filteredOn(status -> status == 200).hasSize(9);
        assertThat(mailbox.mails(house.maya().email())).hasSize(10);
    }

    @Test
    void holds_that_run_out_mail_nobody_and_count_for_nothing() {
        Desk.open(house.ada());
        var held = Desk.at(house.ada(), start(0), "hold", true);
        for (var number = 0; number < 12; number++)
            Desk.become(house.maya(), Desk.booked(house.maya(), held), "cancellation")
                    .statusCode(200);
        assertThat(mailbox.mails(house.maya().email())).isEmpty();
    }

    /** The address moves from client to client and from practice to practice. */
    @Test
    void an_address_that_coaches_typed_gets_a_bounded_number_of_mails() {
        for (var home : List.of(house, cast.open())) {
            Desk.open(home.ada());
            for (var number = 0; number < 2; number++) {
                var client = add(home, stranger);
                loop(home.ada(), client, 5);
                mailbox.mails(stranger);
                move(home, client, UUID.randomUUID() + "@example.com");
            }
        }
        assertThat(mailbox.mails(stranger)).hasSize(15);
    }

    @Test
    void a_cancellation_and_a_change_of_address_count_for_the_address_that_reads_of_them() {
        Desk.open(house.ada());
        var client = add(house, stranger);
        for (var number = 0; number < 20; number++) {
            move(house, client, UUID.randomUUID() + "@example.com");
            var wanted = Desk.at(house.ada(), start(number), "clientId", client);
            var booked = house.ada().callOnce().body(wanted).post("/api/v1/bookings");
            if (booked.statusCode() != 201) break; // because those that were not cancelled stay ahead
            move(house, client, stranger);
            house.ada().call().post("/api/v1/bookings/" + booked.path("id") + "/cancellation");
            mailbox.mails(stranger);
        }
        assertThat(mailbox.mails(stranger)).hasSize(15);
    }

    @Test
    void receipts_to_a_typed_address_are_bounded_too() {
        var client = add(house, stranger);
        var paid = statuses(17, number -> pay(client));
        assertThat(paid).filteredOn(status -> status == 200).hasSize(15);
        assertThat(paid.subList(15, 17)).containsOnly(429);
    }

    private Response pay(String client) {
        String invoice = house.ada()
                .callOnce()
                .body(Map.of(
                        "clientId",
                        client,
                        "dueOn",
                        "2030-01-01",
                        "taxRateBasisPoints",
                        0,
                        "lines",
                        List.of(Map.of("description", "Session", "quantity", 1, "unitAmountCents", 1000))))
                .post("/api/v1/invoices")
                .path("id");
        house.ada().callOnce().post("/api/v1/invoices/" + invoice + "/finalization");
        return house.ada().callOnce().post("/api/v1/invoices/" + invoice + "/payment");
    }

    /** @return how many were booked */
    private int loop(Cast.Person caller, String client, int times) {
        var booked = 0;
        for (var number = 0; number < times; number++) {
            var wanted = Desk.at(house.ada(), start(0));
            if (client != null) {
                wanted.put("clientId", client);
                wanted.put("coachId", caller.id());
            }
            var answer = caller.callOnce().body(wanted).post("/api/v1/bookings");
            if (answer.statusCode() != 201) {
                // 409, where an earlier booking stays because its cancellation was refused
                assertThat(answer.statusCode()).isIn(409, 429);
                continue;
            }
            booked++;
            Desk.become(caller, UUID.fromString(answer.path("id")), "cancellation")
                    .statusCode(oneOf(200, 429));
        }
        return booked;
    }

    private Instant start(int hours) {
        return Desk.inDays(clock.instant(), 20).plus(Duration.ofHours(hours));
    }

    private static String add(Cast.House home, String email) {
        return home.ada()
                .call()
                .body(Map.of("name", "Ines", "email", email, "zone", "UTC"))
                .post("/api/v1/clients")
                .path("id");
    }

    /** Refused once the new address had its share. */
    private static void move(Cast.House home, String client, String email) {
        home.ada()
                .call()
                .header("If-Match", "*")
                .body(Map.of("email", email))
                .patch("/api/v1/clients/" + client)
                .then()
                .statusCode(oneOf(200, 429));
    }

    private static Response invite(Cast.Person owner, String email) {
        return owner.callOnce().body(Map.of("email", email, "role", "COACH")).post("/api/v1/invitations");
    }

    private void signUp() {
        var account = new HashMap<>(Map.of("practiceName", "Riverside", "name", "Ada", "email", stranger));
        account.putAll(Map.of("password", Cast.PASSWORD, "zone", "Europe/Berlin", "currency", "EUR"));
        post("/api/v1/sign-ups", account);
    }

    private static void post(String path, Map<String, String> body) {
        given().contentType(ContentType.JSON).body(body).post(path);
    }

    private static List<Integer> statuses(int times, IntFunction<?> call) {
        return IntStream.range(0, times)
                .mapToObj(call)
                .map(MailLimitsTest::status)
                .toList();
    }

    private static int status(Object answer) {
        return ((ResponseOptions<?>) answer).statusCode();
    }
}
