package dev.coachboard.billing;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.coachboard.api.FurnishedHouse;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.identity.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SubscriptionsTest {

    @Inject
    Cast cast;

    @Inject
    MovableClock clock;

    private Cast.House house;
    private UUID subscription;

    @BeforeEach
    void furnish() {
        var furnished = FurnishedHouse.furnish(cast.open());
        house = furnished.people();
        subscription = furnished.ids().get("subscriptions");
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void a_client_sees_their_own_and_a_coach_everybodys() {
        for (var person : new Cast.Person[] {house.maya(), house.ada()})
            person.call()
                    .get("/api/v1/subscriptions")
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(subscription.toString()))
                    .body("items.planName", contains("Essential"));
        house.noah().call().get("/api/v1/subscriptions").then().body("items", empty());
        house.noah()
                .call()
                .get("/api/v1/subscriptions/{id}", subscription)
                .then()
                .statusCode(404);
        house.noah()
                .call()
                .get("/api/v1/subscriptions?clientId={id}", house.maya().id())
                .then()
                .statusCode(404);
    }

    @Test
    void entitlement_ends_with_the_period_by_the_clock_alone() {
        read(house.maya()).body("entitlement.entitled", equalTo(true));
        clock.advance(Duration.ofDays(28));
        read(cast.signInAgain(house.maya())).body("entitlement.entitled", equalTo(false));
    }

    private ValidatableResponse read(Cast.Person person) {
        return person.call()
                .get("/api/v1/subscriptions/{id}", subscription)
                .then()
                .statusCode(200);
    }
}
