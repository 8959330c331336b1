package dev.coachboard.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.coachboard.TestDatabase;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.identity.Cast;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BookingsTest {

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
    void a_client_books_a_slot_and_both_see_it() {
        var booking = Desk.booked(maya, Desk.at(ada, monday));
        Desk.read(maya, booking)
                .statusCode(200)
                .header("ETag", startsWith("\"0-"))
                .body("status", equalTo("CONFIRMED"))
                .body("coachName", equalTo("Ada"))
                .body("clientName", equalTo("Maya Okafor"))
                .body("endsAt", equalTo(monday.plus(Duration.ofHours(1)).toString()));
        ada.call().get("/api/v1/bookings").then().statusCode(200).body("items.id", contains(booking.toString()));
    }

    @Test
    void a_booked_time_is_no_slot_any_more() {
        Desk.booked(maya, Desk.at(ada, monday));
        Desk.slots(maya, ada, monday).body("items.startsAt", not(hasItem(monday.toString())));
        Desk.book(house.noah(), Desk.at(ada, monday.plus(Duration.ofMinutes(30))))
                .statusCode(409)
                .body("code", equalTo("slot-taken"));
    }

    @Test
    void the_buffer_after_a_session_stays_free() {
        var hours = Desk.hours();
        hours.put("bufferMinutes", 30);
        Desk.setHours(ada, ada.id(), hours).statusCode(200);
        Desk.booked(maya, Desk.at(ada, monday));
        Desk.book(house.noah(), Desk.at(ada, monday.plus(Duration.ofMinutes(60))))
                .statusCode(409);
        Desk.book(house.noah(), Desk.at(ada, monday.minus(Duration.ofMinutes(60))))
                .statusCode(409);
        Desk.book(house.noah(), Desk.at(ada, monday.plus(Duration.ofMinutes(90))))
                .statusCode(201);
    }

    @Test
    void a_client_has_at_most_five_open_bookings() {
        for (var i = 0; i < 5; i++) Desk.booked(maya, Desk.at(ada, monday.plus(Duration.ofHours(i))));
        Desk.book(maya, Desk.at(ada, monday.plus(Duration.ofHours(9))))
                .statusCode(409)
                .body("code", equalTo("too-many-open-bookings"));
        Desk.book(house.noah(), Desk.at(ada, monday.plus(Duration.ofHours(9)))).statusCode(201);
    }

    @Test
    void only_what_the_hours_offer_is_booked() {
        Desk.book(maya, Desk.at(ada, monday.plus(Duration.ofMinutes(7))))
                .statusCode(422)
                .body("code", equalTo("not-a-slot"));
        Desk.book(maya, Desk.at(ada, monday.minus(Duration.ofDays(30))))
                .statusCode(422)
                .body("code", equalTo("too-soon"));
        Desk.book(maya, Desk.at(house.ben(), monday)).statusCode(422).body("code", equalTo("coach-not-bookable"));
        assertThat(TestDatabase.count("select count(*) from bookings where practice_id = ?", house.practiceId()))
                .isZero();
    }

    @Test
    void clients_keep_to_the_notice_and_coaches_need_not() {
        var hours = Desk.hours();
        hours.put("noticeMinutes", 20_000);
        Desk.setHours(ada, ada.id(), hours);
        Desk.book(maya, Desk.at(ada, monday)).statusCode(422).body("code", equalTo("too-soon"));
        Desk.book(ada, Desk.at(ada, monday, "clientId", maya.id())).statusCode(201);
    }

    @Test
    void clients_book_for_themselves_and_coaches_say_for_whom() {
        Desk.book(maya, Desk.at(ada, monday, "clientId", house.noah().id())).statusCode(403);
        Desk.book(ada, Desk.at(ada, monday)).statusCode(422).body("code", equalTo("client-required"));
        Desk.book(ada, Desk.at(ada, monday, "clientId", UUID.randomUUID())).statusCode(404);
    }

    @Test
    void a_client_sees_and_changes_only_their_own() {
        var booking = Desk.booked(maya, Desk.at(ada, monday));
        var noah = house.noah();
        Desk.read(noah, booking).statusCode(404);
        Desk.become(noah, booking, "cancellation").statusCode(404);
        Desk.move(noah, booking, monday.plus(Duration.ofHours(4))).statusCode(404);
        noah.call().get("/api/v1/bookings").then().body("items", equalTo(List.of()));
        noah.call().get("/api/v1/bookings?clientId=" + maya.id()).then().statusCode(404);
    }

    @Test
    void another_practice_can_neither_see_nor_book_here() {
        var booking = Desk.booked(maya, Desk.at(ada, monday));
        var stranger = cast.open();
        Desk.read(stranger.ada(), booking).statusCode(404);
        Desk.book(stranger.maya(), Desk.at(ada, monday.plus(Duration.ofHours(5))))
                .statusCode(422);
        stranger.ada()
                .call()
                .get("/api/v1/coaches/{id}/slots?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z", ada.id())
                .then()
                .statusCode(404);
    }

    @Test
    void the_same_key_books_once() {
        var key = UUID.randomUUID().toString();
        var request = Desk.at(ada, monday);
        var first = maya.call()
                .header("Idempotency-Key", key)
                .body(request)
                .post("/api/v1/bookings")
                .then()
                .statusCode(201);
        maya.call()
                .header("Idempotency-Key", key)
                .body(request)
                .post("/api/v1/bookings")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("ETag", first.extract().header("ETag"))
                .body("id", equalTo(first.extract().path("id")));
    }

    @Test
    void bookings_are_listed_by_page_status_and_time() {
        var held = Desk.booked(maya, Desk.at(ada, monday, "hold", true));
        var later = Desk.booked(maya, Desk.at(ada, monday.plus(Duration.ofHours(2))));
        var first = maya.call().get("/api/v1/bookings?limit=1").then().body("items.id", contains(held.toString()));
        maya.call()
                .get("/api/v1/bookings?limit=1&cursor={c}", first.extract().<String>path("nextCursor"))
                .then()
                .body("items.id", contains(later.toString()))
                .body("nextCursor", nullValue());
        maya.call().get("/api/v1/bookings?status=HELD").then().body("items.id", contains(held.toString()));
        maya.call()
                .get("/api/v1/bookings?from=" + monday.plusSeconds(1))
                .then()
                .body("items.id", contains(later.toString()));
        ada.call().get("/api/v1/bookings?coachId=" + house.ben().id()).then().body("items.size()", equalTo(0));
        clock.advance(Duration.ofMinutes(5));
        maya.call().get("/api/v1/bookings?status=HELD").then().body("items.size()", equalTo(0));
    }

    @Test
    void nobody_books_an_archived_client() {
        ada.call().post("/api/v1/clients/{id}/archival", maya.id()).then().statusCode(204);
        Desk.book(ada, Desk.at(ada, monday, "clientId", maya.id()))
                .statusCode(409)
                .body("code", equalTo("client-archived"));
    }

    @Test
    void nobody_books_a_coach_who_left() {
        Desk.open(house.ben());
        house.ada()
                .call()
                .delete("/api/v1/members/{id}", house.ben().id())
                .then()
                .statusCode(204);
        Desk.book(house.maya(), Desk.at(house.ben(), Desk.inDays(clock.instant(), 3)))
                .statusCode(422)
                .body("code", equalTo("coach-not-bookable"));
        house.maya()
                .call()
                .queryParam("from", Desk.inDays(clock.instant(), 3).toString())
                .queryParam("to", Desk.inDays(clock.instant(), 4).toString())
                .get("/api/v1/coaches/{id}/slots", house.ben().id())
                .then()
                .statusCode(404);
    }

    @Test
    void a_new_name_shows_in_a_booking_that_was_read_before() {
        var booking = Desk.booked(house.maya(), Desk.at(house.ada(), Desk.inDays(clock.instant(), 3)));
        var tag = Desk.read(house.maya(), booking).extract().header("ETag");
        house.ada()
                .call()
                .header("If-Match", "*")
                .body(Map.of("name", "Ada Newname"))
                .patch("/api/v1/me")
                .then()
                .statusCode(200);
        house.maya()
                .call()
                .header("If-None-Match", tag)
                .get("/api/v1/bookings/{id}", booking)
                .then()
                .statusCode(200)
                .body("coachName", equalTo("Ada Newname"));
    }
}
