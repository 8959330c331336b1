package dev.coachboard.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.coachboard.api.FurnishedHouse;
import dev.coachboard.booking.Desk;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.identity.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
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
        monday = Desk.inDays(clock.instant(), 7);
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
        var stranger = cast.open();
        dashboard(stranger.maya()).body("nextBookings", empty()).body("openInvoices", empty());
        dashboard(stranger.ada()).body("nextBookings", empty()).body("unpaidInvoices", empty());
    }

    @Test
    void a_practice_that_moves_has_another_today() {
        Desk.open(ada);
        clock.moveTo(Instant.parse("2027-06-01T20:00:00Z"));
        ada = cast.signInAgain(ada);
        maya = cast.signInAgain(maya);
        var booking = book(maya, Instant.parse("2027-06-01T23:00:00Z"));
        var tag = dashboard(ada)
                .body("todaysBookings", empty())
                .body("nextBookings.id", contains(booking))
                .extract()
                .header("ETag");
        ada.call()
                .header("If-Match", "*")
                .body(Map.of("zone", "America/New_York"))
                .patch("/api/v1/practice")
                .then()
                .statusCode(200);
        dashboard(ada, tag)
                .statusCode(200)
                .body("todaysBookings.id", contains(booking))
                .body("nextBookings", empty());
    }

    @Test
    void a_hold_leaves_the_summary_when_it_runs_out() {
        Desk.open(ada);
        Desk.booked(maya, Desk.at(ada, monday, "hold", true));
        var held = dashboard(maya).body("nextBookings.status", contains("HELD")).extract();
        clock.advance(Duration.ofMinutes(5));
        dashboard(maya, held.header("ETag")).statusCode(200).body("nextBookings", empty());
        dashboard(ada).body("nextBookings", empty());
    }

    @Test
    void tomorrow_becomes_today_at_the_practices_midnight() {
        Desk.open(ada);
        var booking = book(maya, Instant.parse("2026-12-01T09:00:00Z"));
        // Berlin is an hour ahead of UTC in winter.
        clock.moveTo(Instant.parse("2026-11-30T22:59:00Z"));
        ada = cast.signInAgain(ada);
        dashboard(ada).body("todaysBookings", empty()).body("nextBookings.id", contains(booking));
        clock.moveTo(Instant.parse("2026-11-30T23:00:00Z"));
        dashboard(ada).body("todaysBookings.id", contains(booking)).body("nextBookings", empty());
    }

    @Test
    void a_clock_that_is_put_back_takes_the_summary_with_it() {
        Desk.open(ada);
        var booking = book(maya, monday);
        clock.moveTo(monday);
        dashboard(cast.signInAgain(ada)).body("todaysBookings.id", contains(booking));
        clock.reset();
        dashboard(ada).body("todaysBookings", empty()).body("nextBookings.id", contains(booking));
    }

    @Test
    void who_has_the_summary_already_gets_a_304() {
        var tag = dashboard(maya)
                .header("Cache-Control", "private, no-cache")
                .extract()
                .header("ETag");
        dashboard(maya, tag).statusCode(304).body(equalTo("")).header("ETag", tag);
        Desk.open(ada);
        book(maya, monday);
        var booked = dashboard(maya, tag)
                .statusCode(200)
                .body(containsString(monday.toString()))
                .extract()
                .header("ETag");
        dashboard(house.noah(), booked).statusCode(200).body("nextBookings", empty());
    }

    @Test
    void a_refused_write_leaves_the_summary_as_it_was() {
        Desk.open(ada);
        book(maya, monday);
        var tag = dashboard(maya).extract().header("ETag");
        Desk.book(house.noah(), Desk.at(ada, monday)).statusCode(409);
        assertThat(dashboard(maya).extract().header("ETag")).isEqualTo(tag);
    }

    static ValidatableResponse dashboard(Cast.Person person) {
        return person.call().get("/api/v1/dashboard").then().statusCode(200);
    }

    private static ValidatableResponse dashboard(Cast.Person person, String etag) {
        return person.call()
                .header("If-None-Match", etag)
                .get("/api/v1/dashboard")
                .then();
    }

    private String book(Cast.Person client, Instant startsAt) {
        return Desk.booked(client, Desk.at(ada, startsAt)).toString();
    }
}
