package dev.coachboard.booking;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import dev.coachboard.TestDatabase;
import dev.coachboard.identity.Cast;
import dev.coachboard.mail.Mailbox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CalendarFeedTest {

    @Inject
    Cast cast;

    @Inject
    Mailbox mailbox;

    @Inject
    Clock clock;

    private Cast.House house;
    private Instant monday;

    @BeforeEach
    void openTheDesk() {
        house = cast.open();
        var hours = Desk.hours();
        hours.put("zone", "Europe/Berlin");
        Desk.setHours(house.ada(), house.ada().id(), hours).statusCode(200);
        monday = Desk.inDays(clock.instant(), 7);
    }

    @Test
    void a_calendar_app_reads_the_bookings_of_its_member() throws Exception {
        var booking = Desk.booked(house.maya(), Desk.at(house.ada(), monday));
        var event = onlyEvent(fetch(address(house.maya())));
        assertThat(event.getUid().orElseThrow().getValue()).isEqualTo(booking + "@coachboard");
        assertThat(event.getSummary().getValue()).isEqualTo("Session with Ada");
        assertThat(event.<ZonedDateTime>getDateTimeStart().getDate().toInstant())
                .isEqualTo(monday);
        assertThat(event.<ZonedDateTime>getDateTimeEnd().getDate().toInstant())
                .isEqualTo(monday.plus(Duration.ofHours(1)));
        assertThat(onlyEvent(fetch(address(house.ada()))).getSummary().getValue())
                .isEqualTo("Session with Maya Okafor");
    }

    @Test
    void a_moved_and_a_cancelled_booking_keep_their_uid_and_raise_the_sequence() throws Exception {
        var booking = Desk.booked(house.maya(), Desk.at(house.ada(), monday));
        var address = address(house.maya());
        Desk.move(house.maya(), booking, monday.plus(Duration.ofHours(1))).statusCode(200);
        assertThat(onlyEvent(fetch(address)).getSequence().getSequenceNo()).isEqualTo(1);
        Desk.become(house.maya(), booking, "cancellation").statusCode(200);
        var cancelled = onlyEvent(fetch(address));
        assertThat(cancelled.getSequence().getSequenceNo()).isEqualTo(2);
        assertThat(cancelled.getStatus().getValue()).isEqualTo("CANCELLED");
        assertThat(cancelled.getUid().orElseThrow().getValue()).startsWith(booking.toString());
    }

    @Test
    void the_file_brings_its_time_zone() throws Exception {
        Desk.booked(house.maya(), Desk.at(house.ada(), monday));
        var text = fetch(address(house.maya())).asString();
        assertThat(parse(text).<VTimeZone>getComponents("VTIMEZONE")).hasSize(1);
        assertThat(text).contains("DTSTART;TZID=Europe/Berlin:");
    }

    @Test
    void a_long_name_is_folded_so_that_no_line_is_past_75_bytes() throws Exception {
        rename(house.ada(), "Ada " + "Łukaszewska ".repeat(8).strip());
        Desk.booked(house.maya(), Desk.at(house.ada(), monday));
        var answer = fetch(address(house.maya()));
        assertThat(onlyEvent(answer).getSummary().getValue()).endsWith("Łukaszewska");
        for (var line : answer.asString().split("\r\n"))
            assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75);
    }

    @Test
    void another_parser_reads_the_same_and_finds_nothing_to_warn_of() {
        Desk.booked(house.maya(), Desk.at(house.ada(), monday));
        var calendar = Biweekly.parse(fetch(address(house.maya())).asString()).first();
        assertThat(calendar.validate(ICalVersion.V2_0)).isEmpty();
        var event = calendar.getEvents().get(0);
        assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(monday);
        assertThat(event.getSequence().getValue()).isZero();
    }

    @Test
    void an_event_names_only_zones_that_the_file_brings() throws Exception {
        setZone("US/Eastern");
        Desk.booked(house.maya(), Desk.at(house.ada(), monday));
        var text = fetch(address(house.maya())).asString();
        assertThat(text).contains("TZID:America/New_York\r\n").contains("DTSTART;TZID=America/New_York:");
        onlyEvent(fetch(address(house.maya())));
    }

    @Test
    void a_zone_that_the_library_does_not_know_is_written_in_utc() throws Exception {
        var booking = Desk.booked(house.maya(), Desk.at(house.ada(), monday));
        TestDatabase.update("update bookings set zone = 'Nowhere/Yet' where id = ?", booking);
        assertThat(fetch(address(house.maya())).asString()).containsPattern("DTSTART:[0-9T]+Z\r\n");
    }

    @Test
    void a_long_name_is_folded_without_tearing_a_character() throws Exception {
        var name = "Zo\u00eb \uD83D\uDE00 ".repeat(12).strip();
        TestDatabase.update(
                "update users set name = ? where id = ?",
                name + "\rX",
                house.ada().userId());
        Desk.booked(house.maya(), Desk.at(house.ada(), monday));
        var answer = fetch(address(house.maya()));
        for (var line : answer.asString().split("\r\n|\r|\n"))
            assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75);
        assertThat(onlyEvent(answer).getSummary().getValue()).isEqualTo("Session with " + name + " X");
    }

    @Test
    void a_name_cannot_smuggle_lines_into_the_file() throws Exception {
        rename(house.ada(), "Ada\r\nATTENDEE:mailto:x@example.com\nEND:VEVENT;,");
        Desk.booked(house.maya(), Desk.at(house.ada(), monday));
        var text = fetch(address(house.maya())).asString();
        assertThat(text.split("\r\n")).noneMatch(line -> line.startsWith("ATTENDEE"));
        onlyEvent(fetch(address(house.maya())));
    }

    @Test
    void a_new_address_replaces_the_old_one_and_a_closed_one_opens_nothing() {
        var first = address(house.maya());
        var second = address(house.maya());
        assertThat(fetch(first).statusCode()).isEqualTo(404);
        assertThat(fetch(second).statusCode()).isEqualTo(200);
        house.maya().call().delete("/api/v1/me/calendar-feed").then().statusCode(204);
        assertThat(fetch(second).statusCode()).isEqualTo(404);
    }

    @Test
    void a_member_who_was_removed_has_no_calendar() {
        var address = address(house.ben());
        house.ada()
                .call()
                .header("If-Match", "*")
                .delete("/api/v1/members/{id}", house.ben().id())
                .then()
                .statusCode(204);
        assertThat(fetch(address).statusCode()).isEqualTo(404);
    }

    @Test
    void a_token_for_another_practice_opens_nothing() {
        var token = address(house.maya()).replaceAll(".*/(.*)\\.ics", "$1");
        var forged = Base64.getUrlDecoder().decode(token);
        var other = cast.open().practiceId();
        ByteBuffer.wrap(forged).putLong(other.getMostSignificantBits()).putLong(other.getLeastSignificantBits());
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(forged);
        assertThat(fetch("/api/v1/calendar/" + text + ".ics").statusCode()).isEqualTo(404);
        assertThat(fetch("/api/v1/calendar/nonsense.ics").statusCode()).isEqualTo(404);
    }

    @Test
    void a_new_password_closes_the_address_and_a_new_one_can_be_opened() {
        var before = address(house.maya());
        fetch(before);
        house.maya()
                .call()
                .body(Map.of("currentPassword", Cast.PASSWORD, "newPassword", "another horse battery"))
                .post("/api/v1/me/password")
                .then()
                .statusCode(204);
        given().get(before).then().statusCode(404);
        fetch(address(house.maya()));
    }

    @Test
    void a_reset_password_closes_the_address() {
        var before = address(house.maya());
        var email = Map.of("email", house.maya().email());
        given().contentType("application/json").body(email).post("/api/v1/password-resets");
        var reset = Map.of("token", mailbox.token(house.maya().email()), "newPassword", "another horse battery");
        given().contentType("application/json")
                .body(reset)
                .post("/api/v1/password-resets/confirmation")
                .then()
                .statusCode(204);
        given().get(before).then().statusCode(404);
    }

    private static void rename(Cast.Person person, String name) {
        TestDatabase.update("update users set name = ? where id = ?", name, person.userId());
    }

    private void setZone(String zone) {
        var hours = Desk.hours();
        hours.put("zone", zone);
        Desk.setHours(house.ada(), house.ada().id(), hours).statusCode(200);
    }

    private static String address(Cast.Person member) {
        var url = member.call()
                .post("/api/v1/me/calendar-feed")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("url");
        return url.replaceFirst("^https?://[^/]+", "");
    }

    private static Response fetch(String address) {
        return given().get(address);
    }

    private static VEvent onlyEvent(Response answer) throws Exception {
        assertThat(answer.contentType()).startsWith("text/calendar");
        var events = parse(answer.asString()).<VEvent>getComponents("VEVENT");
        assertThat(events).hasSize(1);
        events.get(0).validate();
        return events.get(0);
    }

    private static Calendar parse(String text) throws Exception {
        var calendar = new CalendarBuilder().build(new StringReader(text));
        calendar.validate();
        return calendar;
    }
}
