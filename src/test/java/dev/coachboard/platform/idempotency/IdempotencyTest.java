package dev.coachboard.platform.idempotency;

import static dev.coachboard.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.coachboard.TestDatabase;
import dev.coachboard.booking.Desk;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.identity.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IdempotencyTest {

    // An address of each test's own: across practices it gets few invitations a day.
    private final String ines = "ines+" + UUID.randomUUID() + "@example.com";
    private final String olu = "olu+" + UUID.randomUUID() + "@example.com";

    @Inject
    Cast cast;

    @Inject
    MovableClock clock;

    @AfterEach
    void present() {
        clock.reset();
    }

    @Test
    void a_repeated_request_is_answered_as_the_first_and_sends_nothing_twice() {
        var ada = cast.open().ada();
        var first = invite(ada, "key-1", ines);
        var again = invite(ada, "key-1", ines);
        first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        again.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(invitations(ada)).isOne();
    }

    @Test
    void one_key_is_good_for_one_body() {
        var ada = cast.open().ada();
        invite(ada, "key-1", ines).then().statusCode(201);
        invite(ada, "key-1", olu).then().statusCode(422).body("code", is("idempotency-key-reused"));
    }

    @Test
    void a_refused_request_burns_no_key() {
        var ada = cast.open().ada();
        invite(ada, "key-1", "not an address").then().statusCode(422);
        invite(ada, "key-1", ines).then().statusCode(201);
    }

    @Test
    void the_same_key_of_somebody_else_is_another_key() {
        var house = cast.open();
        var stranger = cast.open().ada();
        invite(house.ada(), "key-1", ines).then().statusCode(201);
        invite(stranger, "key-1", olu).then().statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void the_same_key_of_another_client_of_the_practice_is_another_key() {
        var house = cast.open();
        Desk.open(house.ada());
        var nine = Map.of("coachId", house.ada().id(), "startsAt", "2026-12-01T09:00:00Z");
        var eleven = Map.of("coachId", house.ada().id(), "startsAt", "2026-12-01T11:00:00Z");
        book(house.maya(), nine).then().statusCode(201);
        book(house.noah(), nine).then().statusCode(409).body("code", is("slot-taken"));
        book(house.noah(), eleven).then().statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    private static Response book(Cast.Person person, Map<String, ?> booking) {
        return person.call().header("Idempotency-Key", "key-1").body(booking).post("/api/v1/bookings");
    }

    @Test
    void the_same_key_for_another_thing_is_another_key() {
        var house = cast.open();
        Desk.open(house.ada());
        var booking = Map.of("coachId", house.ada().id(), "startsAt", "2026-12-01T09:00:00Z");
        book(
                        house.ada(),
                        Map.of(
                                "coachId",
                                house.ada().id(),
                                "startsAt",
                                "2026-12-01T13:00:00Z",
                                "clientId",
                                house.maya().id()))
                .then()
                .statusCode(201);
        invite(house.ada(), "key-1", ines).then().statusCode(201).header("Idempotency-Replayed", nullValue());
        book(house.maya(), booking).then().statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void of_many_at_once_one_is_done_and_the_others_wait_or_repeat_it() throws Exception {
        var ada = cast.open().ada();
        var key = UUID.randomUUID().toString();
        assertThat(atOnce(5, i -> invite(ada, key, ines).statusCode())).isSubsetOf(201, 409);
        assertThat(invitations(ada)).isOne();
    }

    @Test
    void a_key_is_forgotten_after_a_day() {
        var ada = cast.open().ada();
        invite(ada, "key-1", ines).then().statusCode(201);
        clock.advance(Duration.ofHours(25));
        var later = cast.signInAgain(ada);
        invite(later, "key-1", olu).then().statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void a_missing_or_unprintable_key_is_a_400() {
        var ada = cast.open().ada();
        ada.call()
                .body(Map.of("email", ines, "role", "COACH"))
                .post("/api/v1/invitations")
                .then()
                .statusCode(400)
                .body("code", is("idempotency-key-required"));
        invite(ada, "a b", ines).then().statusCode(400).body("code", is("bad-idempotency-key"));
    }

    private static Response invite(Cast.Person person, String key, String email) {
        return person.call()
                .header("Idempotency-Key", key)
                .body(Map.of("email", email, "role", "COACH"))
                .post("/api/v1/invitations");
    }

    private static long invitations(Cast.Person person) {
        return TestDatabase.count("select count(*) from invitations where practice_id = ?", person.practiceId());
    }
}
