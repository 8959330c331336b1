package dev.coachboard.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasItem;

import dev.coachboard.platform.id.Ids;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every name that a mail may show carries no link. */
@QuarkusTest
class NamesInMailsTest {

    private static final String LINK = "Click evil.example/x";

    @Inject
    Cast cast;

    private Cast.House house;

    @BeforeEach
    void open() {
        house = cast.open();
    }

    @Test
    void of_a_practice_at_its_sign_up_and_later() {
        refused(signUp("practiceName"), "/practiceName");
        refused(house.ada().call().header("If-Match", "*").body(named()).patch("/api/v1/practice"), "/name");
    }

    @Test
    void of_a_person_at_a_sign_up_an_acceptance_and_later() {
        refused(signUp("name"), "/name");
        refused(house.maya().call().header("If-Match", "*").body(named()).patch("/api/v1/me"), "/name");
        var acceptance = Map.of("token", "x", "name", LINK, "password", Cast.PASSWORD);
        refused(post("/api/v1/invitations/acceptance", acceptance), "/name");
    }

    @Test
    void of_a_client_when_added_and_later() {
        var client = Map.of("name", LINK, "email", "ines@example.com", "zone", "UTC");
        refused(house.ada().call().body(client).post("/api/v1/clients"), "/name");
        refused(
                house.ada()
                        .call()
                        .header("If-Match", "*")
                        .body(named())
                        .patch("/api/v1/clients/" + house.maya().id()),
                "/name");
    }

    @Test
    void of_a_plan_when_offered_and_later() {
        var plan = Map.of(
                "name",
                LINK,
                "description",
                "",
                "period",
                "MONTH",
                "trialDays",
                0,
                "price",
                Map.of("amountCents", 100, "currency", "EUR"));
        refused(house.ada().callOnce().body(plan).post("/api/v1/plans"), "/name");
        refused(house.ada().call().header("If-Match", "*").body(named()).patch("/api/v1/plans/" + Ids.next()), "/name");
    }

    private static Map<String, String> named() {
        return Map.of("name", LINK);
    }

    private static Response signUp(String field) {
        var account = new HashMap<>(Map.of("practiceName", "Riverside", "name", "Ada"));
        account.putAll(Map.of("email", "ada+" + UUID.randomUUID() + "@example.com", "password", Cast.PASSWORD));
        account.putAll(Map.of("zone", "Europe/Berlin", "currency", "EUR"));
        account.put(field, LINK);
        return post("/api/v1/sign-ups", account);
    }

    private static Response post(String path, Map<String, String> body) {
        return given().contentType(ContentType.JSON).body(body).post(path);
    }

    private static void refused(Response answer, String pointer) {
        answer.then().statusCode(422).body("errors.pointer", hasItem(pointer));
    }
}
