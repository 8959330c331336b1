package dev.coachboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.coachboard.identity.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operation does not know is refused and named, beside what it knows. */
@QuarkusTest
class UnknownInputTest {

    @Inject
    Cast cast;

    private final List<String> faults = new ArrayList<>();
    private FurnishedHouse house;
    private Cast.Person operator;

    @BeforeEach
    void furnish() {
        house = FurnishedHouse.furnish(cast.open());
        operator = cast.operator(house.people());
    }

    @Test
    void every_operation_refuses_a_query_parameter_that_it_does_not_know() {
        for (var operation : ApiDocument.read().operations()) {
            var answer = send(operation, "?colour=blue");
            if (answer.statusCode() != 400 || !"colour".equals(answer.path("errors[0].parameter")))
                faults.add(operation.name() + " " + answer.statusCode());
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void no_operation_takes_a_single_query_parameter_twice() {
        var tried = 0;
        for (var operation : ApiDocument.read().operations())
            for (var parameter : operation.node().path("parameters")) {
                if (!parameter.path("in").asText().equals("query")) continue;
                var name = parameter.path("name").asText();
                var answer = send(operation, "?" + name + "=1&" + name + "=1");
                if (answer.statusCode() != 400 || !name.equals(answer.path("errors[0].parameter")))
                    faults.add(operation.name() + " " + name + " " + answer.statusCode());
                tried++;
            }
        assertThat(faults).isEmpty();
        assertThat(tried).isGreaterThan(20);
    }

    @Test
    void an_unknown_query_parameter_is_named_beside_the_known_ones() {
        operator.call()
                .get("/api/v1/clients?colour=blue")
                .then()
                .statusCode(400)
                .body("code", is("bad-parameter"))
                .body(
                        "detail",
                        is("Unknown query parameter `colour`; this operation takes coachId, cursor, limit, q, status"));
        operator.call()
                .get("/api/v1/me?colour=blue")
                .then()
                .body("detail", is("Unknown query parameter `colour`; this operation takes none"));
    }

    @Test
    void an_operation_without_a_body_refuses_one_and_takes_an_empty_object_for_none() {
        var tried = 0;
        for (var operation : ApiDocument.read().operations()) {
            if (operation.node().has("requestBody")) continue;
            for (var body : new String[] {"{\"amountCents\":1}", "junk", "[]"}) {
                var answer = send(operation, "", body);
                if (answer.statusCode() != 400 || !"malformed-body".equals(answer.path("code")))
                    faults.add(operation.name() + " " + body + " " + answer.statusCode());
            }
            tried++;
        }
        assertThat(faults).isEmpty();
        assertThat(tried).isGreaterThan(40);
        operator.call().body(" { } ").get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void a_query_parameter_without_a_value_is_no_default() {
        for (var name : new String[] {"limit", "q", "status"})
            operator.call()
                    .get("/api/v1/clients?" + name + "=")
                    .then()
                    .statusCode(400)
                    .body("detail", is("Query parameter `" + name + "` has no value"));
    }

    @Test
    void pages_open_with_the_parameters_of_advertisements() {
        operator.call().get("/?utm_source=letter").then().statusCode(200);
    }

    @Test
    void every_operation_refuses_a_field_that_it_does_not_know() {
        for (var operation : ApiDocument.read().operations()) {
            if (!operation.node().has("requestBody") || operation.path().contains("webhooks")) continue;
            var answer = send(operation, "", withColour(operation));
            if (answer.statusCode() != 400
                    || !"/colour".equals(answer.path("errors[0].pointer"))
                    || !answer.path("detail").toString().startsWith("Unknown field `colour`; this operation takes "))
                faults.add(operation.name() + " " + answer.statusCode() + " " + answer.asString());
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void an_unknown_field_is_named_beside_the_known_ones() {
        operator.call()
                .body(Map.of("password", "x"))
                .post("/api/v1/me/password")
                .then()
                .statusCode(400)
                .body("code", is("malformed-body"))
                .body("detail", is("Unknown field `password`; this operation takes currentPassword, newPassword"))
                .body("errors[0].pointer", is("/password"));
    }

    @Test
    void an_unknown_field_deep_in_a_body_is_pointed_at() {
        operator.callOnce()
                .body("""
                        {"clientId":"%s","taxRateBasisPoints":0,"dueOn":"2030-01-01","lines":[
                        {"description":"Session","quantity":1,"unitAmountCents":1},{"description":"Session","quantity":1,"unitAmountCents":1,"price":1}]}""".formatted(house.ids().get("clients")))
                .post("/api/v1/invoices")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("/lines/1/price"))
                .body(
                        "errors[0].detail",
                        is("Unknown field `price`; this object takes description, quantity, unitAmountCents"));
    }

    @Test
    void a_name_is_echoed_short_and_harmless() {
        var answer = operator.call()
                .body("{\"\\u202e<b>`\\u0000" + "x".repeat(80) + "\":1}")
                .post("/api/v1/me/password");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.path("detail").toString())
                .isEqualTo("Unknown field `??b???" + "x".repeat(34)
                        + "...`; this operation takes currentPassword, newPassword");
    }

    private String withColour(ApiDocument.Operation operation) {
        return WholeBodies.of(operation, house)
                .replaceFirst("}$", ",\"colour\":1}")
                .replace("{,", "{");
    }

    private Response send(ApiDocument.Operation operation, String query) {
        return send(operation, query, operation.node().has("requestBody") ? WholeBodies.of(operation, house) : null);
    }

    private Response send(ApiDocument.Operation operation, String query, String body) {
        var request = operator.call()
                .header("If-Match", "*")
                .header("Idempotency-Key", UUID.randomUUID().toString());
        if (body != null) request.body(body);
        return request.request(operation.method(), house.path(operation.path(), operator) + query);
    }
}
