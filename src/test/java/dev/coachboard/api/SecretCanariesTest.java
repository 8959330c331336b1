package dev.coachboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.dev.MovableClock;
import dev.coachboard.dev.stripe.CallFault;
import dev.coachboard.dev.stripe.StripeSimulator;
import dev.coachboard.identity.Cast;
import dev.coachboard.jobs.Pump;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No line of ours or of a library repeats a configured secret, or what Stripe answers about a person. */
@QuarkusTest
class SecretCanariesTest {

    private static final String MAYA = Canaries.MARK + "-maya@example.com";
    private static final String ERROR =
            "{\"error\":{\"type\":\"%s\",\"code\":\"resource_missing\",\"message\":\"No such customer: " + MAYA
                    + "\"}}";

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
    private CapturedLog log;

    @BeforeEach
    void open() {
        breakers.resetAll();
        house = cast.open();
        log = CapturedLog.open();
    }

    @AfterEach
    void reset() {
        log.close();
        stripe.reset();
        breakers.resetAll();
        clock.reset();
    }

    @Test
    void whatever_stripe_answers_no_line_repeats_it_and_none_has_a_key() {
        var faults = List.of(
                CallFault.answer(400, ERROR.formatted("invalid_request_error")),
                CallFault.answer(401, ERROR.formatted("authentication_error")),
                CallFault.answer(402, ERROR.formatted("card_error")),
                CallFault.answer(404, ERROR.formatted("invalid_request_error")),
                CallFault.answer(409, ERROR.formatted("idempotency_error")),
                CallFault.answer(429, ERROR.formatted("rate_limit_error")),
                CallFault.answer(500, ERROR.formatted("api_error")),
                CallFault.answer(200, "{\"" + MAYA + "\":"),
                CallFault.answer(200, MAYA),
                CallFault.answer(500, "<html>" + MAYA + "</html>"),
                CallFault.LOST_ANSWER);
        for (var fault : faults) {
            for (var call : List.of("GET /v1/.*", "POST /v1/.*")) stripe.calls().plan(call, fault);
            subscribe(cast.open());
            pump.run();
            house.maya().call().get("/api/v1/upcoming-invoice");
            clock.advance(Duration.ofHours(1));
            house = cast.open();
            stripe.reset();
            breakers.resetAll();
        }
        assertThat(log.with("Job billing-request failed"))
                .as("failures that were logged")
                .isNotEmpty();
        assertThat(log.with(Canaries.MARK)).isEmpty();
        assertNoSecret();
    }

    /** A wrong password of the mail server or the database, a wrong key, a refused sign-in: all that reads a secret. */
    @Test
    void no_configured_secret_is_logged_by_a_walk_through_the_product() {
        house.ada().call().get("/api/v1/dashboard");
        house.ada()
                .callOnce()
                .body(Map.of("email", "ines@example.com", "role", "COACH"))
                .post("/api/v1/invitations");
        io.restassured.RestAssured.given()
                .header("Authorization", "Bearer eyJhbGciOiJSUzI1NiJ9.e30.AAAA")
                .get("/api/v1/me");
        io.restassured.RestAssured.given()
                .header("Stripe-Signature", "t=1,v1=00")
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/webhooks/stripe");
        pump.run();
        assertThat(log.size()).isPositive();
        assertNoSecret();
    }

    private void assertNoSecret() {
        var secrets = secrets();
        assertThat(secrets.keySet())
                .contains(
                        "coachboard.secret",
                        "coachboard.stripe.secret-key",
                        "coachboard.stripe.webhook-secrets",
                        "coachboard.tokens.signing-key");
        secrets.forEach((name, value) -> assertThat(log.with(value)).as(name).isEmpty());
    }

    /** By the names of the keys, so that a new one is looked for too. */
    private static Map<String, String> secrets() {
        var config = ConfigProvider.getConfig();
        var found = new TreeMap<String, String>();
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith("coachboard.") || name.startsWith("quarkus.datasource"))
                .filter(name -> name.matches(".*(secret|password|signing-key|accepted-keys|dsn|token-key|api-key).*"))
                .forEach(name -> config.getOptionalValue(name, String.class)
                        .filter(value -> value.length() > 7)
                        .ifPresent(value -> found.put(name, value)));
        return found;
    }

    private static void subscribe(Cast.House house) {
        var price = Map.of("amountCents", 12900, "currency", "EUR");
        var offer = Map.of("name", "Essential", "description", "", "price", price, "period", "MONTH", "trialDays", 0);
        String plan = house.ada()
                .callOnce()
                .body(offer)
                .post("/api/v1/plans")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        house.ada()
                .callOnce()
                .body(Map.of("clientId", house.maya().id(), "planId", plan, "paymentMethod", "pm_card_visa"))
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(202);
    }
}
