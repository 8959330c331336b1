package dev.coachboard.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.coachboard.api.FurnishedHouse;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.identity.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DashboardTest {

    @Inject
    Cast cast;

    @Inject
    MovableClock clock;

    private Cast.House house;
    private Cast.Person ada;
    private Cast.Person maya;
    private Instant monday;

    @BeforeEach
    void open() {
        house = cast.open();
        ada = house.ada();
        maya = house.maya();
        monday = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(7, ChronoUnit.DAYS);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void a_client_sees_everything_of_theirs_at_once() {
        var ids = FurnishedHouse.furnish(house).ids();
        dashboard(maya)
                .body("role", equalTo("CLIENT"))
                .body("nextBookings.id", contains(ids.get("bookings").toString()))
                .body("nextBookings.coachName", contains("Ada"))
                .body("recentSessions.id", contains(ids.get("sessions").toString()))
                .body("openInvoices.total.amountCents", contains(1000))
                .body("subscription.planName", equalTo("Essential"))
                .body("subscription.entitled", equalTo(true))
                .body("programs.creditsLeft", contains(6));
    }

    @Test
    void a_coach_sees_the_day_and_the_practice() {
        var ids = FurnishedHouse.furnish(house).ids();
        dashboard(ada)
                .body("role", equalTo("COACH"))
                .body("todaysBookings", empty())
                .body("nextBookings.id", contains(ids.get("bookings").toString()))
                .body("nextBookings.clientName", contains("Maya Okafor"))
                .body("activeClients", equalTo(1))
                .body("unpaidInvoices.number", contains("INV-000001"))
                .body("revenueThisMonth", empty())
                .body("recentNoShows", empty());
    }

    @Test
    void a_new_member_sees_an_empty_summary_and_no_fault() {
        dashboard(maya).body("nextBookings", empty()).body("subscription", nullValue());
        dashboard(house.ben()).body("activeClients", equalTo(1));
    }

    @Test
    void nobody_sees_another_practice() {
        FurnishedHouse.furnish(house);
        dashboard(cast.open().maya()).body("nextBookings", empty()).body("openInvoices", empty());
    }

    @Test
    void every_write_shows_in_the_very_next_read() {
        openTheDesk(ada);
        dashboard(maya).body("nextBookings", empty());
        dashboard(ada).body("nextBookings", empty());
        var booking = book(maya, monday);
        dashboard(maya).body("nextBookings.id", contains(booking));
        dashboard(ada).body("nextBookings.id", contains(booking));
        maya.call().post("/api/v1/bookings/{id}/cancellation", booking).then().statusCode(200);
        dashboard(maya).body("nextBookings", empty());
        dashboard(ada).body("nextBookings", empty());
    }

    @Test
    void a_no_show_a_client_added_and_a_client_renamed_show_too() {
        openTheDesk(ada);
        var booking = book(maya, monday);
        clock.moveTo(monday.plus(Duration.ofHours(1)));
        ada = cast.signInAgain(ada);
        dashboard(ada).body("todaysBookings.id", contains(booking)).body("recentNoShows", empty());
        ada.call().post("/api/v1/bookings/{id}/no-show", booking).then().statusCode(200);
        dashboard(ada).body("recentNoShows.clientName", contains("Maya Okafor"));
        ada.call()
                .header("If-Match", "*")
                .body(Map.of("name", "Maya Brandt"))
                .patch("/api/v1/clients/{id}", maya.id())
                .then()
                .statusCode(200);
        dashboard(ada).body("recentNoShows.clientName", contains("Maya Brandt"));
    }

    @Test
    void a_hold_leaves_the_summary_when_it_runs_out() {
        openTheDesk(ada);
        maya.callOnce()
                .body(Map.of("coachId", ada.id(), "startsAt", monday.toString(), "hold", true))
                .post("/api/v1/bookings")
                .then()
                .statusCode(201);
        var held = dashboard(maya).body("nextBookings.status", contains("HELD")).extract();
        clock.advance(Duration.ofMinutes(5));
        dashboard(maya, held.header("ETag")).statusCode(200).body("nextBookings", empty());
        dashboard(ada).body("nextBookings", empty());
    }

    @Test
    void tomorrow_becomes_today_at_the_practices_midnight() {
        openTheDesk(ada);
        var booking = book(maya, monday);
        dashboard(ada).body("todaysBookings", empty()).body("nextBookings.id", contains(booking));
        clock.moveTo(monday);
        ada = cast.signInAgain(ada);
        dashboard(ada).body("todaysBookings.id", contains(booking)).body("nextBookings", empty());
    }

    @Test
    void a_clock_that_is_put_back_takes_the_summary_with_it() {
        openTheDesk(ada);
        var booking = book(maya, monday);
        clock.moveTo(monday);
        dashboard(cast.signInAgain(ada)).body("todaysBookings.id", contains(booking));
        clock.reset();
        dashboard(ada).body("todaysBookings", empty()).body("nextBookings.id", contains(booking));
    }

    @Test
    void another_zone_of_the_practice_is_another_summary() {
        moveThePracticeTo("America/New_York");
        var tag = dashboard(ada).extract().header("ETag");
        moveThePracticeTo("America/Los_Angeles");
        dashboard(ada, tag).statusCode(200);
    }

    @Test
    void who_has_the_summary_already_gets_a_304() {
        var tag = dashboard(maya)
                .header("Cache-Control", "private, no-cache")
                .extract()
                .header("ETag");
        dashboard(maya, tag).statusCode(304).body(equalTo("")).header("ETag", tag);
        dashboard(house.noah(), tag).statusCode(200);
        openTheDesk(ada);
        book(maya, monday);
        dashboard(maya, tag).statusCode(200).body(containsString(monday.toString()));
    }

    @Test
    void a_refused_write_leaves_the_summary_as_it_was() {
        openTheDesk(ada);
        book(maya, monday);
        var tag = dashboard(maya).extract().header("ETag");
        house.noah()
                .callOnce()
                .body(Map.of("coachId", ada.id(), "startsAt", monday.toString()))
                .post("/api/v1/bookings")
                .then()
                .statusCode(409);
        assertThat(dashboard(maya).extract().header("ETag")).isEqualTo(tag);
    }

    private static ValidatableResponse dashboard(Cast.Person person) {
        return person.call().get("/api/v1/dashboard").then().statusCode(200);
    }

    private static ValidatableResponse dashboard(Cast.Person person, String etag) {
        return person.call()
                .header("If-None-Match", etag)
                .get("/api/v1/dashboard")
                .then();
    }

    static void openTheDesk(Cast.Person coach) {
        var weekly = Stream.of(DayOfWeek.values())
                .map(day -> Map.of("day", day, "from", "00:00", "to", "00:00"))
                .toList();
        coach.call()
                .body(Map.of(
                        "zone",
                        "UTC",
                        "sessionMinutes",
                        60,
                        "stepMinutes",
                        60,
                        "bufferMinutes",
                        0,
                        "noticeMinutes",
                        0,
                        "weekly",
                        weekly,
                        "exceptions",
                        List.of()))
                .put("/api/v1/coaches/{id}/availability", coach.id())
                .then()
                .statusCode(200);
    }

    private String book(Cast.Person client, Instant startsAt) {
        return client.callOnce()
                .body(Map.of("coachId", ada.id(), "startsAt", startsAt.toString()))
                .post("/api/v1/bookings")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void moveThePracticeTo(String zone) {
        ada.call()
                .header("If-Match", "*")
                .body(Map.of("zone", zone))
                .patch("/api/v1/practice")
                .then()
                .statusCode(200);
    }
}
