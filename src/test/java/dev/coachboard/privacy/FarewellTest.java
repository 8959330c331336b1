package dev.coachboard.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.TestDatabase;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.dev.stripe.StripeSimulator;
import dev.coachboard.identity.Cast;
import dev.coachboard.jobs.Pump;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left of an erased client at Stripe, and of what Stripe told about them. */
@QuarkusTest
class FarewellTest {

    @Inject
    Cast cast;

    @Inject
    Pump pump;

    @Inject
    StripeSimulator stripe;

    @Inject
    MovableClock clock;

    @Inject
    CircuitBreakerMaintenance breakers;

    private Cast.House house;

    @BeforeEach
    void open() {
        breakers.resetAll();
        house = cast.open();
    }

    @AfterEach
    void reset() {
        stripe.reset();
        clock.reset();
    }

    @Test
    void stripe_deletes_the_customer_and_nothing_it_told_says_who_it_was() {
        buyAndCancel();
        var customer = TestDatabase.column(
                        "select stripe_id from stripe_customers where id = ?",
                        house.maya().id())
                .get(0)
                .toString();
        assertThat(eventsAbout(customer)).isPositive();
        erase();
        settle();
        assertThat(stripe.events())
                .anyMatch(event ->
                        event.type().equals("customer.deleted") && event.json().contains(customer));
        clock.advance(Duration.ofDays(5));
        pump.run();
        assertThat(eventsAbout(customer)).isZero();
        assertThat(TestDatabase.column(
                        "select stripe_id from stripe_customers where id = ?",
                        house.maya().id()))
                .isEmpty();
    }

    private void buyAndCancel() {
        String plan = house.ada()
                .callOnce()
                .body(Map.of(
                        "name",
                        "Essential",
                        "description",
                        "",
                        "period",
                        "MONTH",
                        "trialDays",
                        14,
                        "price",
                        Map.of("amountCents", 12900, "currency", "EUR")))
                .post("/api/v1/plans")
                .path("id");
        String subscription = house.maya()
                .callOnce()
                .body(Map.of("planId", plan))
                .post("/api/v1/subscriptions")
                .path("subscriptionId");
        settle();
        house.maya()
                .callOnce()
                .body(Map.of("when", "NOW"))
                .post("/api/v1/subscriptions/" + subscription + "/cancellation")
                .then()
                .statusCode(202);
        settle();
    }

    private void erase() {
        house.ada()
                .callOnce()
                .body(Map.of("confirm", "Maya Okafor"))
                .post("/api/v1/clients/" + house.maya().id() + "/erasure")
                .then()
                .statusCode(204);
    }

    private void settle() {
        pump.run();
        stripe.deliver();
        pump.run();
    }

    private static long eventsAbout(String customer) {
        return TestDatabase.count(
                "select count(*) from webhook_events where position(convert_to(?, 'UTF8') in payload) > 0", customer);
    }
}
