package dev.coachboard.billing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.coachboard.identity.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PlansTest {

    @Inject
    Cast cast;

    @Inject
    PriceLists lists;

    private Cast.House house;
    private Cast.Person ada;

    @BeforeEach
    void open() {
        house = cast.open();
        ada = house.ada();
    }

    @Test
    void everybody_sees_what_can_be_bought_the_cheapest_first() {
        offer("Premium", 24900, "EUR").statusCode(201).header("ETag", "\"0\"");
        offer("Essential", 12900, "EUR").statusCode(201);
        prices(house)
                .header("Cache-Control", "public, max-age=60, stale-while-revalidate=300")
                .body("items.name", contains("Essential", "Premium"))
                .body("items.price.amountCents", contains(12900, 24900));
    }

    @Test
    void a_plan_written_shows_in_the_very_next_read() {
        prices(house).body("items", empty());
        var plan = offer("Essential", 12900, "EUR").extract().<String>path("id");
        prices(house).body("items.name", contains("Essential"));
        edit(plan, "\"0\"", Map.of("status", "ARCHIVED")).statusCode(200).header("ETag", "\"1\"");
        prices(house).body("items", empty());
    }

    @Test
    void a_price_list_is_one_practices_own() {
        offer("Essential", 12900, "EUR");
        prices(cast.open()).body("items", empty());
        given().get("/api/v1/plans?practice=nobody-here").then().statusCode(404);
        given().get("/api/v1/plans").then().statusCode(422);
    }

    @Test
    void who_is_signed_in_elsewhere_sees_the_same_list() {
        offer("Essential", 12900, "EUR");
        cast.open()
                .ada()
                .call()
                .get("/api/v1/plans?practice={slug}", house.slug())
                .then()
                .statusCode(200)
                .body("items.name", contains("Essential"));
    }

    /** A refresh runs behind the reader, where no request is under way and none says the practice. */
    @Test
    void a_price_list_can_be_read_where_no_request_is_under_way() {
        offer("Essential", 12900, "EUR");
        var refreshed =
                CompletableFuture.supplyAsync(() -> lists.read(house.slug(), 0).offers());
        assertThat(refreshed.orTimeout(1, TimeUnit.MINUTES).join())
                .extracting(PlanOffer::name)
                .containsExactly("Essential");
    }

    @Test
    void a_plan_is_sold_in_the_practices_currency() {
        offer("Essential", 12900, "USD").statusCode(422).body("code", equalTo("other-currency"));
        prices(house).body("items", empty());
    }

    @Test
    void editing_needs_the_version_and_leaves_the_price() {
        var plan = offer("Essential", 12900, "EUR").extract().<String>path("id");
        edit(plan, null, Map.of("name", "Basic")).statusCode(428);
        edit(plan, "\"9\"", Map.of("name", "Basic")).statusCode(412);
        edit(plan, "\"0\"", Map.of("price", 5)).statusCode(400);
        edit(plan, "\"0\"", Map.of("name", "Basic")).statusCode(200).body("price.amountCents", equalTo(12900));
        house.maya()
                .call()
                .get("/api/v1/plans/{id}", plan)
                .then()
                .statusCode(200)
                .body("name", equalTo("Basic"));
    }

    private ValidatableResponse offer(String name, int cents, String currency) {
        return ada.call()
                .body(Map.of(
                        "name",
                        name,
                        "description",
                        "Two sessions a month",
                        "period",
                        "MONTH",
                        "trialDays",
                        14,
                        "price",
                        Map.of("amountCents", cents, "currency", currency)))
                .post("/api/v1/plans")
                .then();
    }

    private ValidatableResponse edit(String plan, String ifMatch, Map<String, Object> patch) {
        var call = ada.call().body(patch);
        if (ifMatch != null) call.header("If-Match", ifMatch);
        return call.patch("/api/v1/plans/{id}", plan).then();
    }

    private static ValidatableResponse prices(Cast.House house) {
        return given().get("/api/v1/plans?practice={slug}", house.slug()).then().statusCode(200);
    }
}
