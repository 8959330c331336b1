package dev.coachboard.booking;

import dev.coachboard.TestDatabase;
import dev.coachboard.coaching.Practice;
import dev.coachboard.identity.Cast;
import io.restassured.response.ValidatableResponse;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What tests that book do over and over, as the people of the cast would. Ada works around the clock, in UTC. */
public final class Desk {

    private Desk() {}

    public static Map<String, Object> hours() {
        var weekly = Stream.of(DayOfWeek.values())
                .map(day -> Map.of("day", day, "from", "00:00", "to", "00:00"))
                .toList();
        return new HashMap<>(Map.of(
                "zone",
                "UTC",
                "sessionMinutes",
                60,
                "stepMinutes",
                30,
                "bufferMinutes",
                0,
                "noticeMinutes",
                0,
                "weekly",
                weekly,
                "exceptions",
                List.of()));
    }

    public static ValidatableResponse setHours(Cast.Person caller, UUID coachId, Map<String, Object> hours) {
        return caller.call()
                .body(hours)
                .put("/api/v1/coaches/{id}/availability", coachId)
                .then();
    }

    public static void open(Cast.Person coach) {
        setHours(coach, coach.id(), hours()).statusCode(200);
    }

    /** Nine in the morning so many days later: no session begins on one day and ends on the next, at any time of day. */
    public static Instant inDays(Instant now, int days) {
        return now.truncatedTo(ChronoUnit.DAYS).plus(days, ChronoUnit.DAYS).plus(9, ChronoUnit.HOURS);
    }

    /** The coach's slots in the three hours from then on. */
    static ValidatableResponse slots(Cast.Person caller, Cast.Person coach, Instant from) {
        return caller.call()
                .get(
                        "/api/v1/coaches/{id}/slots?from={from}&to={to}",
                        coach.id(),
                        from.toString(),
                        from.plus(3, ChronoUnit.HOURS).toString())
                .then()
                .statusCode(200);
    }

    public static ValidatableResponse book(Cast.Person caller, Map<String, Object> booking) {
        return caller.callOnce().body(booking).post("/api/v1/bookings").then();
    }

    public static Map<String, Object> at(Cast.Person coach, Instant startsAt) {
        return new HashMap<>(Map.of("coachId", coach.id(), "startsAt", startsAt.toString()));
    }

    public static Map<String, Object> at(Cast.Person coach, Instant startsAt, String name, Object value) {
        var booking = at(coach, startsAt);
        booking.put(name, value);
        return booking;
    }

    public static UUID booked(Cast.Person caller, Map<String, Object> booking) {
        return UUID.fromString(book(caller, booking).statusCode(201).extract().path("id"));
    }

    public static ValidatableResponse become(Cast.Person caller, UUID booking, String outcome) {
        return caller.call()
                .post("/api/v1/bookings/{id}/{outcome}", booking, outcome)
                .then();
    }

    static ValidatableResponse read(Cast.Person caller, UUID booking) {
        return caller.call().get("/api/v1/bookings/{id}", booking).then();
    }

    public static ValidatableResponse move(Cast.Person caller, UUID booking, Instant startsAt) {
        var tag = read(caller, booking).extract().header("ETag");
        return caller.call()
                .header("If-Match", tag == null ? "*" : tag)
                .body(Map.of("startsAt", startsAt.toString()))
                .patch("/api/v1/bookings/{id}", booking)
                .then();
    }

    /** An enrolment of the client with so many credits. */
    public static UUID enrolled(Cast.House house, Cast.Person client, int credits) {
        var program = Practice.program(house.ada(), credits);
        return Practice.id(Practice.enrol(house.ada(), client.id(), program).statusCode(201));
    }

    static long creditsLeft(UUID enrolment) {
        return TestDatabase.count("select credits_left from enrolments where id = ?", enrolment);
    }
}
