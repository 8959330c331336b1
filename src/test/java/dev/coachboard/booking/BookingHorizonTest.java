package dev.coachboard.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.coachboard.identity.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calendars are open for the next 400 days. */
@QuarkusTest
class BookingHorizonTest {

    @Inject
    Cast cast;

    @Inject
    Clock clock;

    private Cast.House house;

    @BeforeEach
    void openAllDay() {
        house = cast.open();
        availability(List.of()).then().statusCode(200);
    }

    @Test
    void the_last_day_can_be_booked_and_the_next_cannot() {
        book(midnightIn(400)).then().statusCode(201);
        for (var beyond : List.of(midnightIn(401), Instant.parse("2199-12-31T00:00:00Z")))
            book(beyond)
                    .then()
                    .statusCode(422)
                    .body("code", is("too-far-ahead"))
                    .body("errors[0].pointer", is("/startsAt"));
    }

    @Test
    void a_booking_cannot_be_moved_beyond_it() {
        String id = book(midnightIn(10)).then().statusCode(201).extract().path("id");
        house.ada()
                .call()
                .header("If-Match", "*")
                .body(Map.of("startsAt", midnightIn(401).toString()))
                .patch("/api/v1/bookings/" + id)
                .then()
                .statusCode(422)
                .body("code", is("too-far-ahead"));
    }

    @Test
    void slots_end_there() {
        slots(midnightIn(399), midnightIn(420)).then().statusCode(200);
        var starts = slots(midnightIn(399), midnightIn(420)).jsonPath().getList("items.startsAt", String.class);
        assertThat(starts).isNotEmpty().allMatch(start -> Instant.parse(start).isBefore(midnightIn(401)));
        slots(midnightIn(401), midnightIn(420)).then().statusCode(422).body("code", is("too-far-ahead"));
        slots(midnightIn(-100), midnightIn(-90)).then().statusCode(200).body("items", empty());
    }

    @Test
    void a_day_off_cannot_lie_beyond_it() {
        var day = Map.of("on", "2199-12-31", "windows", List.of());
        availability(List.of(day))
                .then()
                .statusCode(422)
                .body("code", is("too-far-ahead"))
                .body("errors[0].pointer", is("/exceptions/0/on"));
    }

    private Response availability(List<?> exceptions) {
        var weekly = List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY").stream()
                .map(day -> Map.of("day", day, "from", "00:00", "to", "12:00"))
                .toList();
        return house.ada()
                .call()
                .body(Map.of(
                        "zone", "UTC",
                        "sessionMinutes", 60,
                        "stepMinutes", 60,
                        "bufferMinutes", 0,
                        "noticeMinutes", 0,
                        "weekly", weekly,
                        "exceptions", exceptions))
                .put("/api/v1/coaches/" + house.ada().id() + "/availability");
    }

    private Response book(Instant start) {
        return house.ada()
                .callOnce()
                .body(Map.of(
                        "coachId", house.ada().id(),
                        "clientId", house.maya().id(),
                        "startsAt", start.toString()))
                .post("/api/v1/bookings");
    }

    private Response slots(Instant from, Instant to) {
        return house.ada()
                .call()
                .queryParam("from", from.toString())
                .queryParam("to", to.toString())
                .get("/api/v1/coaches/" + house.ada().id() + "/slots");
    }

    private Instant midnightIn(int days) {
        return clock.instant()
                .atOffset(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .plusDays(days)
                .toInstant();
    }
}
