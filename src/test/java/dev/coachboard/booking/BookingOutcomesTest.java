package dev.coachboard.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.coachboard.dev.MovableClock;
import dev.coachboard.identity.Cast;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a booking: held, confirmed, moved, cancelled, completed or missed. */
@QuarkusTest
class BookingOutcomesTest {

    @Inject
    Cast cast;

    @Inject
    MovableClock clock;

    private Cast.House house;
    private Cast.Person ada;
    private Cast.Person maya;
    private Instant monday;

    @BeforeEach
    void openTheDesk() {
        house = cast.open();
        ada = house.ada();
        maya = house.maya();
        Desk.open(ada);
        monday = Desk.inDays(clock.instant(), 7);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void a_hold_becomes_free_after_five_minutes() {
        var held = Desk.booked(maya, Desk.at(ada, monday, "hold", true));
        Desk.read(maya, held).body("status", equalTo("HELD"));
        Desk.book(house.noah(), Desk.at(ada, monday)).statusCode(409);
        clock.advance(Duration.ofMinutes(5));
        Desk.become(maya, held, "confirmation").statusCode(409).body("code", equalTo("hold-expired"));
        var read = Desk.read(maya, held)
                .body("status", equalTo("CANCELLED"))
                .extract()
                .header("ETag");
        Desk.booked(house.noah(), Desk.at(ada, monday));
        assertThat(Desk.read(maya, held)
                        .body("status", equalTo("CANCELLED"))
                        .extract()
                        .header("ETag"))
                .isEqualTo(read);
    }

    @Test
    void a_hold_is_kept_for_almost_five_minutes() {
        var held = Desk.booked(maya, Desk.at(ada, monday, "hold", true));
        clock.advance(Duration.ofMinutes(4).plusSeconds(50));
        Desk.book(house.noah(), Desk.at(ada, monday)).statusCode(409).body("code", equalTo("slot-taken"));
        Desk.become(maya, held, "confirmation").statusCode(200).body("status", equalTo("CONFIRMED"));
    }

    @Test
    void a_client_cancels_until_twenty_four_hours_before() {
        var early = Desk.booked(maya, Desk.at(ada, monday));
        var late = Desk.booked(maya, Desk.at(ada, monday.plus(Duration.ofHours(1))));
        clock.moveTo(monday.minus(Duration.ofHours(24)).minusSeconds(30));
        maya = cast.signInAgain(maya);
        Desk.become(maya, early, "cancellation").statusCode(200);
        clock.moveTo(monday.minus(Duration.ofHours(23)).plusSeconds(1));
        maya = cast.signInAgain(maya);
        Desk.become(maya, late, "cancellation").statusCode(409).body("code", equalTo("too-late"));
    }

    @Test
    void a_hold_is_confirmed_once_and_a_retry_changes_nothing() {
        var enrolment = Desk.enrolled(house, maya, 2);
        var booking = Desk.at(ada, monday, "hold", true);
        booking.put("enrolmentId", enrolment);
        var held = Desk.booked(maya, booking);
        assertThat(Desk.creditsLeft(enrolment)).isEqualTo(2);
        Desk.become(maya, held, "confirmation").statusCode(200).body("status", equalTo("CONFIRMED"));
        Desk.become(maya, held, "confirmation").statusCode(200).body("holdExpiresAt", nullValue());
        assertThat(Desk.creditsLeft(enrolment)).isEqualTo(1);
    }

    @Test
    void a_cancelled_booking_gives_its_credit_and_its_slot_back() {
        var enrolment = Desk.enrolled(house, maya, 1);
        var booking = Desk.booked(maya, Desk.at(ada, monday, "enrolmentId", enrolment));
        Desk.book(maya, Desk.at(ada, monday.plus(Duration.ofHours(1)), "enrolmentId", enrolment))
                .statusCode(409)
                .body("code", equalTo("no-credits"));
        Desk.become(maya, booking, "cancellation").statusCode(200).body("sequence", equalTo(1));
        Desk.become(maya, booking, "cancellation").statusCode(409).body("code", equalTo("booking-closed"));
        assertThat(Desk.creditsLeft(enrolment)).isEqualTo(1);
        Desk.slots(maya, ada, monday).body("items.startsAt", hasItem(monday.toString()));
    }

    @Test
    void clients_cancel_and_move_a_day_ahead_and_coaches_at_any_time() {
        var booking = Desk.booked(maya, Desk.at(ada, monday));
        clock.moveTo(monday.minus(Duration.ofHours(23)));
        maya = cast.signInAgain(maya);
        ada = cast.signInAgain(ada);
        Desk.become(maya, booking, "cancellation").statusCode(409).body("code", equalTo("too-late"));
        Desk.move(maya, booking, monday.plus(Duration.ofHours(2))).statusCode(409);
        Desk.move(ada, booking, monday.plus(Duration.ofHours(2)))
                .statusCode(200)
                .body("sequence", equalTo(1));
        Desk.become(ada, booking, "cancellation").statusCode(200);
    }

    @Test
    void a_hold_that_is_moved_runs_out_no_later() {
        var held = Desk.booked(maya, Desk.at(ada, monday, "hold", true));
        clock.advance(Duration.ofMinutes(4));
        Desk.move(maya, held, monday.plus(Duration.ofHours(1))).statusCode(200);
        clock.advance(Duration.ofMinutes(1));
        Desk.become(maya, held, "confirmation").statusCode(409).body("code", equalTo("hold-expired"));
    }

    @Test
    void a_moved_booking_may_overlap_its_own_old_place_and_no_other() {
        var booking = Desk.booked(maya, Desk.at(ada, monday));
        Desk.booked(house.noah(), Desk.at(ada, monday.plus(Duration.ofHours(2))));
        Desk.move(maya, booking, monday.plus(Duration.ofMinutes(30)))
                .statusCode(200)
                .header("ETag", startsWith("\"1-"));
        Desk.move(maya, booking, monday.plus(Duration.ofMinutes(90))).statusCode(409);
    }

    @Test
    void an_expired_hold_of_somebody_else_does_not_stop_a_move() {
        var booking = Desk.booked(maya, Desk.at(ada, monday));
        Desk.booked(house.noah(), Desk.at(ada, monday.plus(Duration.ofHours(2)), "hold", true));
        clock.advance(Duration.ofMinutes(5));
        Desk.move(maya, booking, monday.plus(Duration.ofHours(2))).statusCode(200);
    }

    @Test
    void moving_needs_the_version_that_was_read() {
        var booking = Desk.booked(maya, Desk.at(ada, monday));
        var body = Map.of("startsAt", monday.plus(Duration.ofHours(3)).toString());
        maya.call().body(body).patch("/api/v1/bookings/{id}", booking).then().statusCode(428);
        maya.call()
                .header("If-Match", "\"7\"")
                .body(body)
                .patch("/api/v1/bookings/{id}", booking)
                .then()
                .statusCode(412);
    }

    @Test
    void a_session_that_took_place_is_in_the_history() {
        var booking = Desk.booked(maya, Desk.at(ada, monday));
        Desk.become(ada, booking, "completion").statusCode(409).body("code", equalTo("not-started"));
        clock.moveTo(monday.plus(Duration.ofHours(1)));
        ada = cast.signInAgain(ada);
        Desk.become(ada, booking, "completion").statusCode(200).body("status", equalTo("COMPLETED"));
        Desk.become(ada, booking, "no-show").statusCode(409);
        ada.call().get("/api/v1/sessions").then().body("items.status", contains("COMPLETED"));
    }

    @Test
    void a_client_who_does_not_come_has_used_the_credit() {
        var enrolment = Desk.enrolled(house, maya, 1);
        var booking = Desk.booked(maya, Desk.at(ada, monday, "enrolmentId", enrolment));
        clock.moveTo(monday.plus(Duration.ofHours(1)));
        ada = cast.signInAgain(ada);
        Desk.become(ada, booking, "no-show").statusCode(200).body("status", equalTo("NO_SHOW"));
        assertThat(Desk.creditsLeft(enrolment)).isZero();
        ada.call().get("/api/v1/sessions").then().body("items.status", contains("NO_SHOW"));
    }
}
