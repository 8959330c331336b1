package dev.coachboard.dev.stripe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.stripe.StripeClient;
import com.stripe.model.Customer;
import com.stripe.param.CustomerCreateParams;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The simulator as the app finds it: by its three settings alone. */
@QuarkusTest
class StripeSimulatorTest {

    @Inject
    StripeSimulator simulator;

    @ConfigProperty(name = "coachboard.stripe.secret-key")
    String secretKey;

    @ConfigProperty(name = "coachboard.stripe.api-base")
    String apiBase;

    @ConfigProperty(name = "quarkus.http.test-port")
    int appPort;

    @AfterEach
    void reset() {
        simulator.reset();
    }

    @Test
    void the_settings_of_a_laptop_lead_to_it() throws Exception {
        var maya = maya();
        assertThat(maya.getId()).startsWith("cus_");
        given().get("/dev/stripe").then().statusCode(200).body("customers.id", hasItem(maya.getId()));
    }

    @Test
    void webhooks_go_to_the_port_that_the_app_really_has() {
        assertThat(StripeSimulator.webhookAddress())
                .isEqualTo(URI.create("http://localhost:" + appPort + "/api/v1/webhooks/stripe"));
        assertThat(appPort).isPositive();
    }

    @Test
    void its_faults_are_switched_over_http() {
        put("{\"delayMs\":0,\"rateLimited\":true}").then().statusCode(200);
        assertThat(simulator.switches().isOn(Fault.RATE_LIMITED)).isTrue();
        given().get("/dev/stripe/switches")
                .then()
                .body("rateLimited", equalTo(true))
                .body("hang", equalTo(false));
        put("{}").then().statusCode(200);
        assertThat(simulator.switches().isOn(Fault.RATE_LIMITED)).isFalse();
    }

    @Test
    void an_endless_delay_is_refused() {
        put("{\"delayMs\":600001}").then().statusCode(422);
        put("{\"delayMs\":\"long\"}").then().statusCode(400);
    }

    @Test
    void a_card_stops_working_over_http() throws Exception {
        var maya = maya();
        card(maya.getId(), "{\"works\":false}").then().statusCode(200);
        given().get("/dev/stripe").then().body("customers[0].cardWorks", equalTo(false));
        card(maya.getId(), "{}").then().statusCode(422);
        card("cus_none", "{\"works\":false}").then().statusCode(404);
    }

    private Customer maya() throws Exception {
        var stripe =
                StripeClient.builder().setApiKey(secretKey).setApiBase(apiBase).build();
        return stripe.v1()
                .customers()
                .create(CustomerCreateParams.builder().setName("Maya Okafor").build());
    }

    private static Response put(String body) {
        return given().contentType(ContentType.JSON).body(body).put("/dev/stripe/switches");
    }

    private static Response card(String customer, String body) {
        return given().contentType(ContentType.JSON).body(body).post("/dev/stripe/customers/" + customer + "/card");
    }
}
