package dev.coachboard.billing;

import dev.coachboard.identity.Cast;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the tests of invoices do over and over, as Ada would. */
public final class Till {

    private final Cast.House house;

    public Till(Cast.House house) {
        this.house = house;
    }

    /** Maya's, over 100.00 and 19.00 of tax unless the lines say otherwise. */
    String drafted(Map<String, Object> changes) {
        var draft = new HashMap<String, Object>(Map.of(
                "clientId",
                house.maya().id(),
                "lines",
                List.of(line(1, 10000)),
                "taxRateBasisPoints",
                1900,
                "dueOn",
                "2027-04-14"));
        draft.putAll(changes);
        return house.ada()
                .callOnce()
                .body(draft)
                .post("/api/v1/invoices")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public String open() {
        return open(Map.of());
    }

    String open(Map<String, Object> changes) {
        var id = drafted(changes);
        step(id, "finalization").statusCode(200);
        return id;
    }

    static Map<String, Object> line(int quantity, int cents) {
        return Map.of("description", "Coaching in March", "quantity", quantity, "unitAmountCents", cents);
    }

    ValidatableResponse step(String id, String step) {
        return house.ada()
                .callOnce()
                .post("/api/v1/invoices/{id}/{step}", id, step)
                .then();
    }

    ValidatableResponse credit(String id, Map<String, Object> note) {
        return house.ada()
                .callOnce()
                .body(note)
                .post("/api/v1/invoices/{id}/credit-notes", id)
                .then();
    }

    ValidatableResponse credit(String id, int cents) {
        return credit(id, Map.of("reason", "Ben was ill", "lines", List.of(line(1, cents))));
    }

    ValidatableResponse creditAll(String id) {
        return credit(id, Map.of("reason", "Ben was ill"));
    }

    ValidatableResponse read(String id) {
        return house.ada().call().get("/api/v1/invoices/{id}", id).then().statusCode(200);
    }

    static ValidatableResponse pdf(Cast.Person person, String kind, Object id) {
        return person.call().get("/api/v1/" + kind + "/{id}/pdf", id).then();
    }

    static String someKey() {
        return UUID.randomUUID().toString();
    }
}
