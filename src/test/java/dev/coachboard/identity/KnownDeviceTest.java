package dev.coachboard.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.dev.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guesses lock an account for strangers, and not for the devices of its owner. */
@QuarkusTest
class KnownDeviceTest {

    private static final String WRONG = "wrong horse battery";

    @Inject
    Cast cast;

    @Inject
    MovableClock clock;

    private Cast.House house;

    @BeforeEach
    void openTheHouse() {
        house = cast.open();
    }

    @AfterEach
    void present() {
        clock.reset();
    }

    @Test
    void ten_guesses_lock_an_account_for_five_minutes_at_most() {
        for (var i = 0; i < 10; i++) login(house.ada(), WRONG, null).then().statusCode(401);
        login(house.ada(), Cast.PASSWORD, null).then().statusCode(429);
        clock.advance(Duration.ofMinutes(5));
        login(house.ada(), Cast.PASSWORD, null).then().statusCode(200);
    }

    @Test
    void guesses_from_elsewhere_leave_the_owners_known_device_alone() {
        var mark = mark(house.ada());
        lockOut(house.ada());
        login(house.ada(), Cast.PASSWORD, null).then().statusCode(429);
        login(house.ada(), Cast.PASSWORD, mark).then().statusCode(200);
    }

    @Test
    void a_known_device_that_guesses_is_locked_by_its_own_count_and_locks_nobody_else() {
        var mark = mark(house.ada());
        for (var i = 0; i < 10; i++) login(house.ada(), WRONG, mark).then().statusCode(401);
        login(house.ada(), Cast.PASSWORD, mark).then().statusCode(429);
        login(house.ada(), Cast.PASSWORD, null).then().statusCode(200);
    }

    @Test
    void a_mark_is_good_for_its_own_account_alone() {
        var noahs = mark(house.noah());
        lockOut(house.ada());
        login(house.ada(), Cast.PASSWORD, noahs).then().statusCode(429);
    }

    @Test
    void a_changed_or_invented_mark_counts_as_none() {
        var mark = mark(house.ada());
        lockOut(house.ada());
        var last = mark.charAt(40) == 'A' ? 'B' : 'A';
        var changed = mark.substring(0, 40) + last + mark.substring(41);
        for (var invented : new String[] {changed, "", "x", "A".repeat(75), "%%%", mark.substring(0, 30)})
            login(house.ada(), Cast.PASSWORD, invented).then().statusCode(429);
    }

    @Test
    void a_mark_ends_after_half_a_year() {
        var mark = mark(house.ada());
        clock.advance(Duration.ofDays(181));
        lockOut(house.ada());
        login(house.ada(), Cast.PASSWORD, mark).then().statusCode(429);
    }

    @Test
    void the_mark_is_a_cookie_that_no_script_reads_and_opens_nothing() {
        var answer = login(house.ada(), Cast.PASSWORD, null);
        assertThat(answer.headers().getValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("known_device=")
                .contains("HttpOnly", "SameSite=Strict", "Max-Age=15552000");
        login(house.ada(), WRONG, answer.cookie("known_device")).then().statusCode(401);
    }

    /** The login that got the mark may have used one of the ten tries. */
    private static void lockOut(Cast.Person person) {
        for (var i = 0; i < 9; i++) login(person, WRONG, null).then().statusCode(401);
        login(person, WRONG, null);
    }

    private static String mark(Cast.Person person) {
        return login(person, Cast.PASSWORD, null)
                .then()
                .statusCode(200)
                .extract()
                .cookie("known_device");
    }

    private static Response login(Cast.Person person, String password, String mark) {
        var cookies = new HashMap<String, String>();
        if (mark != null) cookies.put("known_device", mark);
        return given().cookies(cookies)
                .contentType(ContentType.JSON)
                .body(Map.of("email", person.email(), "password", password))
                .post("/api/v1/tokens");
    }
}
