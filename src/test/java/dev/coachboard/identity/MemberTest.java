package dev.coachboard.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.coachboard.TestDatabase;
import dev.coachboard.dev.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Members, their roles and the practice they belong to. */
@QuarkusTest
class MemberTest {

    @Inject
    Cast cast;

    @Inject
    MovableClock clock;

    private Cast.House house;

    @BeforeEach
    void open() {
        house = cast.open();
    }

    @AfterEach
    void present() {
        clock.reset();
    }

    @Test
    void the_last_owner_neither_steps_down_nor_leaves() {
        var ada = "/api/v1/members/" + house.ada().id();
        house.ada()
                .call()
                .body(Map.of("role", "COACH"))
                .patch(ada)
                .then()
                .statusCode(409)
                .body("code", is("last-owner"));
        house.ada().call().delete(ada).then().statusCode(409).body("code", is("last-owner"));
    }

    @Test
    void a_coach_becomes_an_owner_and_signs_in_again_to_be_one() {
        var ben = "/api/v1/members/" + house.ben().id();
        house.ben().call().get("/api/v1/me").then().statusCode(200);
        house.ada()
                .call()
                .body(Map.of("role", "OWNER"))
                .patch(ben)
                .then()
                .statusCode(200)
                .body("role", is("OWNER"));
        house.ben().call().get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void a_client_stays_a_client() {
        house.ada()
                .call()
                .body(Map.of("role", "COACH"))
                .patch("/api/v1/members/" + house.maya().id())
                .then()
                .statusCode(409)
                .body("code", is("client-stays-client"));
    }

    @Test
    void a_change_of_nothing_finds_no_member_who_is_gone_or_never_was() {
        var ben = "/api/v1/members/" + house.ben().id();
        house.ada().call().body(Map.of()).patch(ben).then().statusCode(200).body("role", is("COACH"));
        house.ada().call().delete(ben).then().statusCode(204);
        for (var gone : List.of(ben, "/api/v1/members/" + UUID.randomUUID()))
            house.ada().call().body(Map.of()).patch(gone).then().statusCode(404).body("code", is("not-found"));
    }

    @Test
    void another_practices_member_does_not_exist() {
        var stranger = "/api/v1/members/" + cast.open().ben().id();
        house.ada().call().delete(stranger).then().statusCode(404);
        house.ada().call().body(Map.of("role", "OWNER")).patch(stranger).then().statusCode(404);
    }

    @Test
    void members_are_read_page_by_page() {
        var next = house.ada()
                .call()
                .get("/api/v1/members?limit=3")
                .then()
                .body("items.size()", is(3))
                .extract()
                .<String>path("nextCursor");
        house.ada().call().get("/api/v1/members?limit=3&cursor=" + next).then().body("items.size()", is(1));
    }

    @Test
    void who_was_removed_everywhere_signs_in_nowhere() {
        TestDatabase.update(
                "update memberships set removed_at = now() where id = ?",
                house.ben().id());
        given().contentType(ContentType.JSON)
                .body(Map.of("email", house.ben().email(), "password", Cast.PASSWORD))
                .post("/api/v1/tokens")
                .then()
                .statusCode(403)
                .body("code", is("no-membership"));
    }

    @Test
    void a_practice_is_changed_by_who_read_its_version() {
        var tag = house.ada().call().get("/api/v1/practice").header("ETag");
        var change = Map.of("name", "Lakeside", "zone", "Europe/Lisbon");
        house.ada().call().body(change).patch("/api/v1/practice").then().statusCode(428);
        house.ada()
                .call()
                .header("If-Match", tag)
                .body(change)
                .patch("/api/v1/practice")
                .then()
                .statusCode(200)
                .body("name", is("Lakeside"))
                .header("ETag", not(tag));
        house.ada()
                .call()
                .header("If-Match", tag)
                .body(change)
                .patch("/api/v1/practice")
                .then()
                .statusCode(412);
    }

    @Test
    void a_practice_keeps_a_name_that_can_be_read() {
        house.ada()
                .call()
                .header("If-Match", "*")
                .body(Map.of("name", "  "))
                .patch("/api/v1/practice")
                .then()
                .statusCode(422);
    }

    @Test
    void a_device_that_stayed_away_too_long_is_no_longer_listed() {
        TestDatabase.update(
                "insert into devices select gen_random_uuid(), user_id, membership_id, 'Old', token_hash, null,"
                        + " rotated_at, created_at, created_at, null from devices where id = ?",
                house.maya().deviceId());
        clock.advance(Duration.ofMinutes(1));
        house.maya().call().get("/api/v1/devices").then().statusCode(200).body("items.size()", is(1));
    }
}
