package dev.coachboard.booking;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.coachboard.identity.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AvailabilityTest {

    @Inject
    Cast cast;

    private Cast.House house;
    private Cast.Person ada;

    @BeforeEach
    void open() {
        house = cast.open();
        ada = house.ada();
    }

    @Test
    void hours_are_kept_as_they_were_set() {
        Desk.setHours(ada, ada.id(), sundays("Europe/Berlin")).statusCode(200).header("ETag", "\"0\"");
        Desk.setHours(ada, ada.id(), sundays("America/New_York"))
                .statusCode(200)
                .header("ETag", "\"1\"");
        house.ben()
                .call()
                .get("/api/v1/coaches/{id}/availability", ada.id())
                .then()
                .statusCode(200)
                .body("zone", equalTo("America/New_York"))
                .body("weekly.from", contains("01:00"))
                .body("exceptions.on", contains("2027-12-26"));
    }

    @Test
    void coaches_set_their_own_hours_and_owners_everybodys() {
        var ben = house.ben();
        Desk.setHours(ben, ben.id(), sundays("UTC")).statusCode(200);
        Desk.setHours(ada, ben.id(), sundays("UTC")).statusCode(200);
        Desk.setHours(ben, ada.id(), sundays("UTC")).statusCode(403).body("code", equalTo("not-your-availability"));
        Desk.setHours(ada, house.maya().id(), sundays("UTC")).statusCode(404);
        Desk.setHours(cast.open().ada(), ada.id(), sundays("UTC")).statusCode(404);
    }

    @Test
    void whoever_names_a_version_replaces_that_one_or_nothing() {
        Desk.open(ada);
        ada.call()
                .header("If-Match", "\"4\"")
                .body(sundays("UTC"))
                .put("/api/v1/coaches/{id}/availability", ada.id())
                .then()
                .statusCode(412);
    }

    @Test
    void windows_that_overlap_or_end_before_they_begin_are_refused() {
        refused(List.of(window("09:00", "12:00"), window("11:00", "13:00")));
        refused(List.of(window("12:00", "09:00")));
        refused(List.of(window("12:00", "12:00")));
        refused(List.of(window("20:00", "00:00"), window("22:00", "23:00")));
    }

    @Test
    void times_are_written_as_text_in_whole_minutes() {
        for (var time : List.of("09:00:30", "9", "25:00", List.of(9, 0), 9))
            hours(List.of(Map.of("day", "SUNDAY", "from", time, "to", "23:00"))).statusCode(400);
    }

    @Test
    void slots_on_the_day_the_clocks_change_show_both_offsets() {
        Desk.setHours(ada, ada.id(), sundays("Europe/Berlin"));
        slots("2027-10-31T00:00:00+02:00", "2027-11-01T00:00:00+01:00", "")
                .body(
                        "items.localStart",
                        contains(
                                "2027-10-31T01:00:00+02:00", "2027-10-31T02:00:00+02:00", "2027-10-31T02:00:00+01:00"));
        slots("2027-10-31T00:00:00+02:00", "2027-11-01T00:00:00+01:00", "&zone=Asia/Tokyo&limit=1")
                .body("items.localStart", contains("2027-10-31T08:00:00+09:00"))
                .body("items.startsAt", contains("2027-10-30T23:00:00Z"));
    }

    @Test
    void slots_come_page_by_page() {
        Desk.setHours(ada, ada.id(), sundays("UTC"));
        var first = slots("2027-11-07T00:00:00Z", "2027-11-08T00:00:00Z", "&limit=1");
        slots(
                        "2027-11-07T00:00:00Z",
                        "2027-11-08T00:00:00Z",
                        "&limit=1&cursor=" + first.extract().path("nextCursor"))
                .body("items.startsAt", contains("2027-11-07T02:00:00Z"));
    }

    @Test
    void a_range_of_slots_is_bounded() {
        Desk.open(ada);
        ada.call()
                .get("/api/v1/coaches/{id}/slots?from=2027-01-01T00:00:00Z&to=2027-12-31T00:00:00Z", ada.id())
                .then()
                .statusCode(422)
                .body("code", equalTo("bad-range"));
        ada.call().get("/api/v1/coaches/{id}/slots", ada.id()).then().statusCode(422);
        ada.call()
                .get("/api/v1/coaches/{id}/slots?from=2027-01-01T00:00:00Z&to=2027-01-02T00:00:00Z", UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    private ValidatableResponse slots(String from, String to, String more) {
        return house.maya()
                .call()
                .urlEncodingEnabled(false)
                .get("/api/v1/coaches/" + ada.id() + "/slots?from=" + from.replace("+", "%2B") + "&to="
                        + to.replace("+", "%2B") + more)
                .then()
                .statusCode(200);
    }

    private void refused(List<?> weekly) {
        hours(weekly).statusCode(422).body("code", equalTo("bad-hours"));
    }

    private ValidatableResponse hours(List<?> weekly) {
        var hours = Desk.hours();
        hours.put("weekly", weekly);
        return Desk.setHours(ada, ada.id(), hours);
    }

    private static Map<String, Object> window(String from, String to) {
        return Map.of("day", "SUNDAY", "from", from, "to", to);
    }

    /** Hourly sessions on Sunday nights, when the clocks change. */
    private static Map<String, Object> sundays(String zone) {
        var hours = Desk.hours();
        hours.put("zone", zone);
        hours.put("stepMinutes", 60);
        hours.put("weekly", List.of(window("01:00", "03:00")));
        hours.put("exceptions", List.of(Map.of("on", "2027-12-26", "windows", List.of())));
        return hours;
    }
}
